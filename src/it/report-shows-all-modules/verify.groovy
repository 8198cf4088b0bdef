def log = new File(basedir, 'build.log').text
def runs = log.split('\\[INFO\\] Scanning for projects')
assert runs.size() == 4 && log.count('BUILD SUCCESS') == 3
assert runs[1].contains('[INFO] review: Score 1.000; the page is target/metaspo/review/report.html')
assert runs[1].contains('[INFO] fresh: nothing was measured yet, so there is no page')
assert !runs[2].contains('[WARNING]')
// check names the page, too
assert runs[3].count('review: Score 1.000; the page is target/metaspo/review/report.html') == 2

def page = new File(basedir, 'one/target/metaspo/review/report.html')
assert page.text.contains('<h1 id="verdict-title">Score 1.000</h1>') && page.text.contains('review: PASS, 1.000 (12/12)')
assert !new File(basedir, 'two/target/metaspo/fresh/report.html').exists()

def root = new File(basedir, 'target/metaspo/index.html')
['./../../one/target/metaspo/review/report.html', './../../two/target/metaspo/other/report.html'].each {
    assert root.text.contains("href=\"$it\"") && new File(root.parentFile, it).exists()
}
def two = new File(basedir, 'two/target/metaspo/index.html').text
assert two.contains('./other/report.html') && !two.contains('review')

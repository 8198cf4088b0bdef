context.stub.close()
def log = new File(basedir, 'build.log').text
def runs = log.split('\\[INFO\\] Scanning for projects')
assert runs.size() == 5

// the dry run says what would be asked and asks nothing; the second search is answered from the store
assert runs[1].contains('at most ') && !runs[1].contains('start            ')
assert runs[2] =~ /held out +0\.500 -> 1\.000 +\+50\.0 points/
assert runs[2].contains('shipped: the paired test confirms the gain')
assert runs[3] =~ /; 0 calls, 0 failed, \d+ from the store/
assert !log.contains('sk-integration-test')

def folder = new File(basedir, 'src/main/metaspo')
def lock = new File(folder, 'review.lock.yaml').text
assert lock.contains('answer')
assert new File(folder, 'review.baseline.csv').readLines().size() == 84
assert new File(basedir, 'target/metaspo/review/summary.md').text.contains('+50.0 points')
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/spending.json')).runs[0].goal == 'optimize'
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/run.json')).candidates.size() > 3

// what is locked is in the jar, and the gate is content with it
def jar = new File(basedir, 'target').listFiles().find { it.name.endsWith('.jar') }
def prompt = new java.util.zip.ZipFile(jar).withCloseable { zip ->
    zip.getInputStream(zip.getEntry('prompts/review.txt')).text
}
assert prompt == new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/results.json')).subject.systemPrompt
assert runs[4].contains('PASS')

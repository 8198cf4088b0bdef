import io.github.metaspo.it.LockedSuite

LockedSuite.lock(new File(basedir, 'src/main/metaspo/review.yaml').toPath(), 10)
def results = new File(basedir, 'target/metaspo/review')
results.mkdirs()
new File(results, 'results.json').text = '{"of": "an earlier run"}'
new File(results, 'verdict.json').text = '{"verdict": "PASS"}'
def reports = new File(basedir, 'target/metaspo-reports')
reports.mkdirs()
new File(reports, 'TEST-metaspo.review.gone.xml').text = '<testsuite><properties>' +
        '<property name="metaspo.suite.file" value="src/main/metaspo/review.yaml"/></properties></testsuite>'
new File(reports, 'TEST-metaspo.former.colours.xml').text = '<testsuite><properties>' +
        '<property name="metaspo.suite.file" value="src/main/metaspo/former.yaml"/></properties></testsuite>'
new File(reports, 'TEST-metaspo.OwnTest.xml').text = '<testsuite/>'
true

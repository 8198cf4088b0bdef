context.stub.close()
assert context.stub.calls() == 6

def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] review: 1 train task, 1 unseen; 1 train and 6 held-out examples;')
assert log.contains('all train tasks')
assert !log.contains('sk-integration-test')

def results = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/review/results.json'))
assert results.valid
assert results.train.score == 0.75
assert results.unseen.score == 0.5
assert results.subject.model.resolvedNames == ['tiny-2026']
assert results.calls == [answered: 6, failed: 0, notAsked: 0, inputTokens: 60, outputTokens: 6]
assert results.tasks[0].examples.find { it.id == 'c3' }.outcomes == [[score: 0.0, prediction: 'blue']]

def junit = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/metaspo-reports/TEST-metaspo.review.xml'))
assert junit.@tests == '2' && junit.@failures == '0'
assert junit.testcase[0].@name == 'colours' && junit.testcase[0].'system-out'.text().contains('predicted "blue"')
new File(basedir, 'target').eachFileRecurse(groovy.io.FileType.FILES) { file ->
    assert !file.text.contains('sk-integration-test')
}

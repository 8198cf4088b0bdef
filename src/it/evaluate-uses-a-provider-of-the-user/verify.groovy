def results = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/metaspo/own/results.json'))
assert results.train.score == 0.5
assert results.subject.model.resolvedNames == ['shouting-1']

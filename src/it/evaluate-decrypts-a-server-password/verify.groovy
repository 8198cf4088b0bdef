context.stub.close()
assert context.stub.calls() == 12

def log = new File(basedir, 'build.log').text
assert log.contains('review: the first baseline for these examples is 0.750, accepted because: first')
assert log.contains('[INFO] review: PASS, 0.750 (9/12)')
assert !log.contains('sk-integration-test')
def shown = []
new File(basedir, 'src').eachFileRecurse(groovy.io.FileType.FILES) { shown << it }
new File(basedir, 'target').eachFileRecurse(groovy.io.FileType.FILES) { shown << it }
assert shown.every { !it.text.contains('sk-integration-test') }

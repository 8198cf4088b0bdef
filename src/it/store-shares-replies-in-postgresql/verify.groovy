context.stub.close()
context.postgres.close()
assert context.stub.calls() == 6

def log = new File(basedir, 'build.log').text
assert log.contains('at most 6 calls, 6 of them already stored')
assert log.contains('/postgres: 6 replies')
assert !log.contains('only-for-tests')

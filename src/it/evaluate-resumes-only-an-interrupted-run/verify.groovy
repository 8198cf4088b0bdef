context.stub.close()

def planned = new File(basedir, 'build.log').readLines().findAll { it.contains('of them already stored') }
assert planned.size() == 3
assert planned[0].contains('at most 6 calls, 0 of them')
assert planned[1].contains('at most 6 calls, ') && !planned[1].contains(' 0 of them')
assert planned[2].contains('at most 6 calls, 0 of them')
assert new File(basedir, '.metaspo/responses.db').exists()

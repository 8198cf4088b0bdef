context.stub.close()
def log = new File(basedir, 'build.log').text
assert log.contains('review: INVALID, a prompt or a setting of the model changed since the lock was measured; measure it: mvn metaspo:evaluate metaspo:check')
assert log.contains('measures the locked prompt')
assert log.contains('[INFO] review: PASS, 1.000 (12/12) against 1.000 in the baseline')
assert log.contains('the lock still has the previous measurement; mvn metaspo:accept replaces it with this one')
assert log.contains('[INFO] -You are a helpful assistant.') && log.contains('[INFO] +You are an assistant.')
assert log.count('BUILD SUCCESS') == 3
assert new File(basedir, 'src/main/metaspo/review.lock.yaml').text.contains('You are an assistant.')

context.stub.close()
assert context.stub.calls() <= 8

def log = new File(basedir, 'build.log').text
assert log.contains('SHOP_KEY')
assert log.contains('Incorrect API key provided')
assert !log.contains('sk-wrong')
assert !log.contains('\tat ')

context.stub = io.github.metaspo.it.OpenAiStub.startFor(new File(basedir, 'src/main/metaspo/review.yaml').toPath())
true

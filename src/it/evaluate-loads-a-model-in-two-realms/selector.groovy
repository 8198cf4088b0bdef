// the model is fetched at first use, which is impossible offline
def model = new File(System.getProperty('user.home'), '.cache/metaspo/models/SmolLM2-135M-Instruct.Q4_1.gguf')
if (network == 'offline=true' && !model.exists()) {
    println 'SKIPPED: the small model is not there and cannot be fetched offline; run once without -o'
    return false
}
return true

# Completion of bash for roofline; written from the tool's own options and catalogue.
_roofline() {
    local command=${COMP_WORDS[1]} current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
    local options= words= list= files= before=
    local models="albert-base-v2 albert-xxlarge-v2 bart-base bart-large bert-base-uncased bert-large-uncased bloom-176b bloom-560m bloom-7b1 chinchilla-70b clip-vit-b-16 clip-vit-b-32 clip-vit-l-14 clip-vit-l-14-336 command-r-35b command-r-plus-104b dbrx deberta-v3-base deberta-v3-large deepseek-r1 deepseek-v2 deepseek-v2-lite deepseek-v3 distilbert-base-uncased falcon-180b falcon-40b falcon-7b flan-t5-base flan-t5-large flan-t5-small flan-t5-xl flan-t5-xxl gemma-2-27b gemma-2-2b gemma-2-9b gemma-2b gemma-3-12b gemma-3-1b gemma-3-270m gemma-3-27b gemma-3-4b gemma-7b glm-4.5 glm-4.5-air gopher-280b gpt-j-6b gpt-neox-20b gpt-oss-120b gpt-oss-20b gpt2 gpt2-large gpt2-medium gpt2-xl gpt3-175b grok-1 jamba-1.5-large jamba-v0.1 kimi-k2 llama-1-13b llama-1-30b llama-1-65b llama-1-7b llama-2-13b llama-2-70b llama-2-7b llama-3-70b llama-3-8b llama-3.1-405b llama-3.1-70b llama-3.1-8b llama-3.2-1b llama-3.2-3b llama-3.3-70b llama-4-maverick-17b-128e llama-4-scout-17b-16e mamba-codestral-7b mamba2-1.3b mamba2-130m mamba2-2.7b mamba2-370m mamba2-780m mistral-7b-v0.1 mistral-7b-v0.3 mistral-large-2407 mistral-nemo-12b mixtral-8x22b mixtral-8x22b-instruct mixtral-8x7b modernbert-base modernbert-large mpt-30b mpt-7b mt-nlg-530b nemotron-3-nano-30b-a3b nemotron-h-56b nemotron-h-8b olmo-2-13b olmo-2-1b olmo-2-32b olmo-2-7b opt-1.3b opt-125m opt-13b opt-175b opt-2.7b opt-30b opt-350m opt-6.7b opt-66b palm-540b phi-2 phi-3-medium-4k phi-3-mini-4k phi-4 phi-4-mini pythia-1.4b pythia-12b pythia-160m pythia-1b pythia-2.8b pythia-410m pythia-6.9b pythia-70m qwen1.5-0.5b qwen1.5-1.8b qwen1.5-110b qwen1.5-14b qwen1.5-32b qwen1.5-4b qwen1.5-72b qwen1.5-7b qwen1.5-moe-a2.7b qwen2-0.5b qwen2-1.5b qwen2-57b-a14b qwen2-72b qwen2-7b qwen2.5-0.5b qwen2.5-1.5b qwen2.5-14b qwen2.5-32b qwen2.5-3b qwen2.5-72b qwen2.5-7b qwen3-0.6b qwen3-1.7b qwen3-14b qwen3-235b-a22b qwen3-30b-a3b qwen3-32b qwen3-4b qwen3-8b qwen3-next-80b-a3b roberta-base roberta-large smollm2-1.7b smollm2-135m smollm2-360m smollm3-3b starcoder2-15b starcoder2-3b starcoder2-7b t5-11b t5-3b t5-base t5-large t5-small tinyllama-1.1b transformer-base transformer-big vit-b-16 vit-b-32 vit-h-14 vit-l-16 vit-l-32 whisper-base whisper-large-v2 whisper-large-v3 whisper-large-v3-turbo whisper-medium whisper-small whisper-tiny albert albert-base albert-xxlarge bart bert bert-base bert-large bloom chinchilla clip-vit-base-patch16 clip clip-vit-base-patch32 clip-vit-large-patch14 clip-vit-large-patch14-336 command-r c4ai-command-r-v01 command-r-plus c4ai-command-r-plus dbrx-instruct dbrx-base deberta deberta-v3 deepseek-v2.5 deepseek deepseek3 distilbert distilbert-base falcon-180b-chat falcon flan-t5 flan-t5-3b flan-t5-11b gemma2-27b gemma-2-27b-it gemma2-2b gemma-2-2b-it gemma2-9b gemma-2-9b-it gemma-1-2b gemma3-12b gemma-3-12b-it gemma3-1b gemma-3-1b-it gemma3-270m gemma3-27b gemma-3-27b-it gemma3-4b gemma-3-4b-it gemma-1-7b glm gopher gpt-j gptj-6b gpt-neox neox-20b gpt-oss gpt gpt-2 gpt2-small gpt-2-large gpt-2-medium gpt-2-xl gpt-3 gpt-3-175b grok jamba-large ai21-jamba-1.5-large jamba kimi kimi-k2-instruct llama-13b llama1-13b llama-30b llama1-30b llama-33b llama-65b llama1-65b llama-7b llama1-7b llama2-13b llama-2-13b-hf llama2-70b llama-2-70b-hf llama2-7b llama-2-7b-hf llama3-70b meta-llama-3-70b meta-llama-3-70b-instruct llama3-8b meta-llama-3-8b meta-llama-3-8b-instruct llama3.1-405b meta-llama-3.1-405b llama-3.1-405b-instruct meta-llama-3.1-405b-instruct llama3.1-70b meta-llama-3.1-70b llama-3.1-70b-instruct meta-llama-3.1-70b-instruct llama3.1-8b meta-llama-3.1-8b llama-3.1-8b-instruct meta-llama-3.1-8b-instruct llama3.2-1b llama-3.2-1b-instruct llama3.2-3b llama-3.2-3b-instruct llama3.3-70b llama-3.3-70b-instruct llama-4-maverick llama4-maverick llama-4-maverick-17b-128e-instruct llama-4-scout llama4-scout llama-4-scout-17b-16e-instruct codestral-mamba mamba-codestral-7b-v0.1 mamba mamba-2 mistral mistral-7b mistral-7b-instruct-v0.3 mistral-large-2 mistral-large-instruct-2407 mistral-nemo mistral-nemo-instruct-2407 mistral-nemo-base-2407 mixtral-8x22b-v0.1 mixtral-8x22b-instruct-v0.1 mixtral mixtral-8x7b-v0.1 modernbert mpt mt-nlg megatron-turing-530b nemotron-3-nano nvidia-nemotron-3-nano-30b-a3b-bf16 nemotron-h-56b-base-8k nemotron-h nemotron-h-8b-base-8k olmo2-13b olmo-2-1124-13b olmo2-1b olmo-2-0425-1b olmo2-32b olmo-2-0325-32b olmo2-7b olmo-2-1124-7b palm phi-3-medium phi-3-medium-4k-instruct phi-3-mini phi-3-mini-4k-instruct phi-4-mini-instruct pythia-1.4b-deduped pythia-12b-deduped pythia-160m-deduped pythia-1b-deduped pythia-2.8b-deduped pythia-410m-deduped pythia-6.9b-deduped pythia-70m-deduped qwen2-0.5b-instruct qwen2-1.5b-instruct qwen2-7b-instruct qwen2.5-3b-instruct qwen3-14b-base qwen3-235b qwen3-30b qwen3-4b-base qwen3-8b-base qwen3-next qwen3-next-80b-a3b-instruct roberta smollm2-135m-instruct smollm2-360m-instruct smollm3 t5 tinyllama tinyllama-1.1b-chat-v1.0 transformer vit vit-base vit-base-patch16-224 vit-huge vit-large vit-large-patch16-224 whisper whisper-turbo"
    local machines="a10 a100-pcie-40gb a100-pcie-80gb a100-sxm-40gb a100-sxm-80gb a10g a2 a30 a40 a64fx a800-sxm-80gb alpha-21264-500 apple-m1 apple-m1-max apple-m1-ultra apple-m2-max apple-m2-ultra apple-m3-max apple-m3-ultra apple-m4-max arc-pro-b60 ascend-910 ascend-910c b200-sxm b300-sxm c1060 c2050 c870 cray-t3e-600 epyc-7601 epyc-7742 epyc-7763 epyc-9654 epyc-9965 gaudi2 gaudi3 gb10-dgx-spark gb200 gb300 geforce-8800-gtx gh200-144gb gh200-96gb grace groq-lpu-v1 h100-nvl-94gb h100-pcie-80gb h100-sxm-80gb h20-sxm-96gb h200-nvl h200-sxm inferentia2 ipu-gc200 itanium-2-1000 itanium-800 jetson-agx-orin-64gb jetson-agx-xavier-32gb jetson-orin-nano-super jetson-thor-t5000 k20x k40 k80 l4 l40 l40s m2090 m40-12gb maia-200 max-1550 mi100 mi210 mi25 mi250 mi250x mi300a mi300x mi325x mi350x mi355x mi50-16gb mi60 mlu290-m5 mlu370-x8 mtia-v1 mtia-v2 opteron-246 opteron-275 p100-pcie-16gb p100-sxm2-16gb p4 p40 pentium-ii-300 pentium-iii-xeon-550 quadro-rtx-8000 radeon-hd-5870 rtx-2080-ti rtx-3090 rtx-3090-ti rtx-4090 rtx-5090 rtx-6000-ada rtx-a6000 rtx-pro-6000-bw rx-7900-xtx sgi-r10000-195 sgi-r12000-400 sn40l t4 tpu-v1 tpu-v2 tpu-v3 tpu-v4 tpu-v4i tpu-v5e tpu-v5p tpu-v6e tpu-v7 trainium1 trainium2 trainium3 tt-blackhole-p150 tt-grayskull-e150 tt-wormhole-n150 tt-wormhole-n300 v100-pcie-16gb v100-sxm2-16gb v100-sxm2-32gb v100s-pcie-32gb xeon-6980p xeon-8180 xeon-8280 xeon-8380 xeon-8480plus xeon-8592plus xeon-e5-2690 xeon-e5-2699-v3 xeon-e5-2699-v4 xeon-gold-6242 xeon-max-9480 xeon-nocona-3600 xeon-phi-7120 xeon-phi-7290 xeon-w5590 xeon-x5355 xeon-x5482 nvidia-a10 a100-pcie a100-40gb a100-sxm4-40gb a100 a100-80gb a100-sxm a100-sxm4 a100-sxm4-80gb nvidia-a100 nvidia-a10g a10g-24gb nvidia-a2 nvidia-a30 nvidia-a40 fugaku fujitsu-a64fx a800 a800-sxm a800-80gb alpha-21264 ds20 m1 m1-max m1-ultra m2-max m2-ultra m3-max m3-ultra m4-max b60 arc-b60 intel-b60 910 910c b200 b200-180gb nvidia-b200 b300 b300-288gb blackwell-ultra nvidia-b300 tesla-c1060 tesla-c2050 tesla-c870 t3e cray-t3e naples 7601 rome 7742 milan 7763 genoa 9654 turin turin-dense 9965 gaudi-2 habana-gaudi2 gaudi-3 hl-325l habana-gaudi3 dgx-spark gb10 spark nvidia-dgx-spark gb200-gpu gb300-gpu 8800-gtx gh200-hbm3e gh200-141gb gh200 grace-hopper gh200-hbm3 grace-cpu nvidia-grace groq lpu groqchip groq-lpu h100-nvl h100-pcie h100 h100-sxm h100-sxm5 h100-80gb h100-sxm5-80gb nvidia-h100 h20 h20-sxm h20-96gb h200 h200-141gb h200-sxm-141gb nvidia-h200 inf2 inferentia-2 ipu gc200 ipu-mk2 graphcore graphcore-ipu itanium-2 itanium merced orin jetson-orin agx-orin jetson-agx-orin xavier jetson-xavier agx-xavier jetson-agx-xavier orin-nano jetson-orin-nano orin-nano-super thor jetson-thor agx-thor jetson-agx-thor t5000 tesla-k20x tesla-k40 k40m tesla-k80 nvidia-l4 nvidia-l40 nvidia-l40s tesla-m2090 m40 tesla-m40 pvc ponte-vecchio gpu-max-1550 instinct-mi100 instinct-mi210 radeon-instinct-mi25 instinct-mi250 instinct-mi250x frontier-gpu instinct-mi300a mi300 instinct-mi300x instinct-mi325x mi350 instinct-mi350x instinct-mi355x mi50 radeon-instinct-mi60 mlu290 mlu370 mtia1 mtia mtia2 mtia-200 opteron p100-pcie p100 p100-sxm2 p100-sxm p100-16gb tesla-p100 tesla-p4 tesla-p40 pentium-ii pentium2 pentium-iii pentium3 rtx-8000 hd-5870 2080-ti rtx-2080ti geforce-rtx-2080-ti 3090 geforce-rtx-3090 3090-ti rtx-3090ti 4090 geforce-rtx-4090 5090 geforce-rtx-5090 6000-ada rtx6000-ada a6000 nvidia-a6000 rtx-pro-6000 rtx-pro-6000-blackwell pro-6000 7900-xtx radeon-rx-7900-xtx r10000 origin-2000 r12000 origin-3000 sambanova sambanova-sn40l tesla-t4 v5e tpu-v5-lite tpu-v5litepod v5p trillium v6e tpu-v6 ironwood tpu7x tpu-v7x trn1 trainium aws-trainium trn2 trainium-2 trn3 trainium-3 p150 blackhole blackhole-p150 grayskull e150 n150 wormhole-n150 n300 wormhole wormhole-n300 v100-pcie v100 v100-sxm2 v100-sxm v100-16gb tesla-v100 v100-32gb v100-sxm-32gb v100s v100s-pcie granite-rapids gnr 6980p xeon-6-6980p platinum-8180 skylake-sp 8180 platinum-8280 cascade-lake 8280 platinum-8380 ice-lake ice-lake-sp 8380 sapphire-rapids spr xeon-8480+ 8480+ platinum-8480+ 8480plus xeon-8480 8480 emerald-rapids emr xeon-8592+ 8592+ 8592plus xeon-8592 platinum-8592+ e5-2690 sandy-bridge e5-2699-v3 e5-2699v3 haswell e5-2699-v4 broadwell e5-2699v4 gold-6242 xeon-6242 6242 intel-6242 xeon-max spr-hbm max-9480 9480 nocona xeon-nocona knights-corner knc 7120 knights-landing knl 7290 w5590 nehalem x5355 clovertown x5482 harpertown"
    case $command in
        analyze) options="--help --version --model --hw --hardware --phase --batch --prompt --context --max-model-len --generate --decoder-prompt --logits --dtype --weights --activations --kv-cache --state --embedding --head --compute --weight-copy --dispatch --return --fusion --counting --routing --mla --requests --devices --tp --pp --ep --dp --cp --overlap --kv-page --memory-utilization --reserve --price --currency --power --offload --arrival --chunk --micro-batch --recompute --zero --sequence-parallel --schedule --virtual-stages --gradients --optimizer --dropout --tokens --draft --gamma --acceptance --prefill-hw --prefill-tp --path --by --columns --require --format -o --output --decimal --ascii --screen -v --verbose --all-rows --assume --set --model-dir --hardware-dir" ;;
        compare) options="--help --version --model --hw --hardware --what-if --phase --batch --prompt --context --max-model-len --generate --decoder-prompt --logits --dtype --weights --activations --kv-cache --state --embedding --head --compute --weight-copy --dispatch --return --fusion --counting --routing --mla --requests --devices --tp --pp --ep --dp --cp --overlap --kv-page --memory-utilization --reserve --price --currency --power --offload --arrival --chunk --micro-batch --recompute --zero --sequence-parallel --schedule --virtual-stages --gradients --optimizer --dropout --tokens --path --by --sort --columns --require --format -o --output --decimal --ascii --screen -v --verbose --assume --set --model-dir --hardware-dir" ;;
        trends) options="--help --version --series --model-sizes --from --to --by --project --model --phase --batch --prompt --context --max-model-len --generate --decoder-prompt --logits --dtype --weights --activations --kv-cache --state --embedding --head --compute --weight-copy --dispatch --return --fusion --counting --routing --mla --requests --micro-batch --recompute --gradients --dropout --format -o --output --decimal --ascii --screen -v --verbose --assume --set --model-dir --hardware-dir" ;;
        list) options="--help --version --vendor --since --format -o --output --decimal --screen -v --verbose --model-dir --hardware-dir" ;;
        show) options="--help --version --format -o --output --decimal --screen -v --verbose --assume --set --model-dir --hardware-dir" ;;
        validate) options="--help --version --strict --assume --format -o --output --decimal --screen -v --verbose" ;;
        reproduce) options="--help --version --format -o --output --decimal --screen -v --verbose" ;;
        cache) options="--help --version" ;;
        help) options="" ;;
    esac
    # --hw=a100 comes as three words.
    if [[ $current == = ]]; then
        current=
    elif [[ $option == = ]]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if ((COMP_CWORD == 1)); then
        words="analyze compare trends list show validate reproduce cache help"
    elif [[ $current == -* ]]; then
        words=$options
    else
        case "$command $option" in
        "analyze --model" | "analyze --draft" | "trends --model")
            words=$models files=1 ;;
        "analyze --hw" | "analyze --hardware" | "analyze --prefill-hw")
            words=$machines files=1 ;;
        "analyze --phase" | "compare --phase" | "trends --phase")
            words="encode prefill decode generate train" ;;
        "analyze --logits" | "compare --logits" | "trends --logits")
            words="all last none" ;;
        "analyze --dtype" | "analyze --weights" | "analyze --activations" | "analyze --kv-cache" | "analyze --state" | "analyze --embedding" | "analyze --head" | "analyze --dispatch" | "analyze --return" | "analyze --gradients" | "compare --dtype" | "compare --weights" | "compare --activations" | "compare --kv-cache" | "compare --state" | "compare --embedding" | "compare --head" | "compare --dispatch" | "compare --return" | "compare --gradients" | "trends --dtype" | "trends --weights" | "trends --activations" | "trends --kv-cache" | "trends --state" | "trends --embedding" | "trends --head" | "trends --dispatch" | "trends --return" | "trends --gradients")
            words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
        "analyze --compute" | "compare --compute" | "trends --compute")
            words="fp64 fp32 tf32 bf16 fp16 fp8 fp6 fp4 int8 int4" ;;
        "analyze --weight-copy" | "analyze --sequence-parallel" | "analyze --dropout" | "compare --weight-copy" | "compare --sequence-parallel" | "compare --dropout" | "trends --weight-copy" | "trends --dropout")
            words="on off" ;;
        "analyze --fusion" | "compare --fusion" | "trends --fusion")
            words="none flash ideal" ;;
        "analyze --counting" | "compare --counting" | "trends --counting")
            words="standard survey" ;;
        "analyze --routing" | "compare --routing" | "trends --routing")
            words="uniform worst best" ;;
        "analyze --mla" | "compare --mla" | "trends --mla")
            words="naive absorbed fastest" ;;
        "analyze --offload" | "compare --offload")
            words="weights cache optimizer" ;;
        "analyze --recompute" | "compare --recompute" | "trends --recompute")
            words="none selective full" ;;
        "analyze --zero" | "compare --zero")
            words="0 1 2 3 fsdp" ;;
        "analyze --schedule" | "compare --schedule")
            words="gpipe 1f1b interleaved" ;;
        "analyze --optimizer" | "compare --optimizer")
            words="adam momentum sgd" ;;
        "analyze --by" | "compare --by")
            words="operator layer group phase" ;;
        "analyze --format" | "compare --format" | "trends --format")
            words="table csv json markdown svg html chart" ;;
        "analyze -o" | "analyze --output" | "analyze --model-dir" | "analyze --hardware-dir" | "compare -o" | "compare --output" | "compare --model-dir" | "compare --hardware-dir" | "trends -o" | "trends --output" | "trends --model-dir" | "trends --hardware-dir" | "list -o" | "list --output" | "list --model-dir" | "list --hardware-dir" | "show -o" | "show --output" | "show --model-dir" | "show --hardware-dir" | "validate -o" | "validate --output" | "reproduce -o" | "reproduce --output")
            files=1 ;;
        "analyze --decimal" | "compare --decimal" | "trends --decimal" | "list --decimal" | "show --decimal" | "validate --decimal" | "reproduce --decimal")
            words="point comma" ;;
        "compare --model")
            words=$models files=1 list=1 ;;
        "compare --hw" | "compare --hardware")
            words=$machines files=1 list=1 ;;
        "compare --sort")
            words="given speed cost" ;;
        "trends --series")
            words="profiles paper" ;;
        "trends --by")
            words="fit point" ;;
        "list --format" | "show --format" | "validate --format" | "reproduce --format")
            words="table csv json markdown" ;;
        *" -"*) [[ " $options " == *" $option "* ]] || words=$options ;;
        *)
            case $command in
            "analyze"*) words=$options ;;
            "compare"*) words=$options ;;
            "trends"*) words=$options ;;
            "list"*) words="models hardware systems formats columns operators sources" ;;
            "show"*) words="$models $machines" files=1 ;;
            "validate"*) files=1 ;;
            "reproduce"*) words="survey measured formats exchanges training serving memory" ;;
            "cache"*) words="clear path" ;;
            "help"*) words="analyze compare trends list show validate reproduce cache roofline ttft throughput mfu prefill isl kv-cache attention formats parallelism networks memory training speculation serving moe fusion counting cost columns exit-codes synonyms provenance" ;;
            esac ;;
        esac
    fi
    if [[ -n $list && $current == *,* ]]; then
        before=${current%,*},
    fi
    COMPREPLY=($(compgen -P "$before" -W "$words" -- "${current#"$before"}"))
    if [[ -n $files && ${#COMPREPLY[@]} == 0 ]]; then
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}
complete -o filenames -F _roofline roofline

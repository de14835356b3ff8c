#compdef roofline
# Completion of zsh for roofline; written from the tool's own options and catalogue.
local -a commands=(
        'analyze:FLOPs, bytes, intensity, bound and time of every operator of a model on a machine.'
        'compare:Several models, machines and what-ifs side by side\: values, and ratios to the first.'
        'trends:Growth of peak FLOPS, DRAM and interconnect bandwidth by year, by definition.'
        'list:Models, hardware, systems, formats, columns, operators or sources that the tool knows.'
        'show:One model (parameters by part, cache, sources) or machine (peaks, ridge points, sources) in full.'
        'validate:Every problem of model specs, hardware profiles and Hugging Face configs; exit 3 where one is an error.'
        'reproduce:Published numbers beside this tool'\''s, with every difference.'
        'cache:Class archives in the user'\''s cache directory\: remove them (clear), or say where they are (path).'
        'help:The help of a command, or what a word of the field means.'
)
local -a models=(albert-base-v2 albert-xxlarge-v2 bart-base bart-large bert-base-uncased bert-large-uncased bloom-176b bloom-560m bloom-7b1 chinchilla-70b clip-vit-b-16 clip-vit-b-32 clip-vit-l-14 clip-vit-l-14-336 command-r-35b command-r-plus-104b dbrx deberta-v3-base deberta-v3-large deepseek-r1 deepseek-v2 deepseek-v2-lite deepseek-v3 distilbert-base-uncased falcon-180b falcon-40b falcon-7b flan-t5-base flan-t5-large flan-t5-small flan-t5-xl flan-t5-xxl gemma-2-27b gemma-2-2b gemma-2-9b gemma-2b gemma-3-12b gemma-3-1b gemma-3-270m gemma-3-27b gemma-3-4b gemma-7b glm-4.5 glm-4.5-air gopher-280b gpt-j-6b gpt-neox-20b gpt-oss-120b gpt-oss-20b gpt2 gpt2-large gpt2-medium gpt2-xl gpt3-175b grok-1 jamba-1.5-large jamba-v0.1 kimi-k2 llama-1-13b llama-1-30b llama-1-65b llama-1-7b llama-2-13b llama-2-70b llama-2-7b llama-3-70b llama-3-8b llama-3.1-405b llama-3.1-70b llama-3.1-8b llama-3.2-1b llama-3.2-3b llama-3.3-70b llama-4-maverick-17b-128e llama-4-scout-17b-16e mamba-codestral-7b mamba2-1.3b mamba2-130m mamba2-2.7b mamba2-370m mamba2-780m mistral-7b-v0.1 mistral-7b-v0.3 mistral-large-2407 mistral-nemo-12b mixtral-8x22b mixtral-8x22b-instruct mixtral-8x7b modernbert-base modernbert-large mpt-30b mpt-7b mt-nlg-530b nemotron-3-nano-30b-a3b nemotron-h-56b nemotron-h-8b olmo-2-13b olmo-2-1b olmo-2-32b olmo-2-7b opt-1.3b opt-125m opt-13b opt-175b opt-2.7b opt-30b opt-350m opt-6.7b opt-66b palm-540b phi-2 phi-3-medium-4k phi-3-mini-4k phi-4 phi-4-mini pythia-1.4b pythia-12b pythia-160m pythia-1b pythia-2.8b pythia-410m pythia-6.9b pythia-70m qwen1.5-0.5b qwen1.5-1.8b qwen1.5-110b qwen1.5-14b qwen1.5-32b qwen1.5-4b qwen1.5-72b qwen1.5-7b qwen1.5-moe-a2.7b qwen2-0.5b qwen2-1.5b qwen2-57b-a14b qwen2-72b qwen2-7b qwen2.5-0.5b qwen2.5-1.5b qwen2.5-14b qwen2.5-32b qwen2.5-3b qwen2.5-72b qwen2.5-7b qwen3-0.6b qwen3-1.7b qwen3-14b qwen3-235b-a22b qwen3-30b-a3b qwen3-32b qwen3-4b qwen3-8b qwen3-next-80b-a3b roberta-base roberta-large smollm2-1.7b smollm2-135m smollm2-360m smollm3-3b starcoder2-15b starcoder2-3b starcoder2-7b t5-11b t5-3b t5-base t5-large t5-small tinyllama-1.1b transformer-base transformer-big vit-b-16 vit-b-32 vit-h-14 vit-l-16 vit-l-32 whisper-base whisper-large-v2 whisper-large-v3 whisper-large-v3-turbo whisper-medium whisper-small whisper-tiny albert albert-base albert-xxlarge bart bert bert-base bert-large bloom chinchilla clip-vit-base-patch16 clip clip-vit-base-patch32 clip-vit-large-patch14 clip-vit-large-patch14-336 command-r c4ai-command-r-v01 command-r-plus c4ai-command-r-plus dbrx-instruct dbrx-base deberta deberta-v3 deepseek-v2.5 deepseek deepseek3 distilbert distilbert-base falcon-180b-chat falcon flan-t5 flan-t5-3b flan-t5-11b gemma2-27b gemma-2-27b-it gemma2-2b gemma-2-2b-it gemma2-9b gemma-2-9b-it gemma-1-2b gemma3-12b gemma-3-12b-it gemma3-1b gemma-3-1b-it gemma3-270m gemma3-27b gemma-3-27b-it gemma3-4b gemma-3-4b-it gemma-1-7b glm gopher gpt-j gptj-6b gpt-neox neox-20b gpt-oss gpt gpt-2 gpt2-small gpt-2-large gpt-2-medium gpt-2-xl gpt-3 gpt-3-175b grok jamba-large ai21-jamba-1.5-large jamba kimi kimi-k2-instruct llama-13b llama1-13b llama-30b llama1-30b llama-33b llama-65b llama1-65b llama-7b llama1-7b llama2-13b llama-2-13b-hf llama2-70b llama-2-70b-hf llama2-7b llama-2-7b-hf llama3-70b meta-llama-3-70b meta-llama-3-70b-instruct llama3-8b meta-llama-3-8b meta-llama-3-8b-instruct llama3.1-405b meta-llama-3.1-405b llama-3.1-405b-instruct meta-llama-3.1-405b-instruct llama3.1-70b meta-llama-3.1-70b llama-3.1-70b-instruct meta-llama-3.1-70b-instruct llama3.1-8b meta-llama-3.1-8b llama-3.1-8b-instruct meta-llama-3.1-8b-instruct llama3.2-1b llama-3.2-1b-instruct llama3.2-3b llama-3.2-3b-instruct llama3.3-70b llama-3.3-70b-instruct llama-4-maverick llama4-maverick llama-4-maverick-17b-128e-instruct llama-4-scout llama4-scout llama-4-scout-17b-16e-instruct codestral-mamba mamba-codestral-7b-v0.1 mamba mamba-2 mistral mistral-7b mistral-7b-instruct-v0.3 mistral-large-2 mistral-large-instruct-2407 mistral-nemo mistral-nemo-instruct-2407 mistral-nemo-base-2407 mixtral-8x22b-v0.1 mixtral-8x22b-instruct-v0.1 mixtral mixtral-8x7b-v0.1 modernbert mpt mt-nlg megatron-turing-530b nemotron-3-nano nvidia-nemotron-3-nano-30b-a3b-bf16 nemotron-h-56b-base-8k nemotron-h nemotron-h-8b-base-8k olmo2-13b olmo-2-1124-13b olmo2-1b olmo-2-0425-1b olmo2-32b olmo-2-0325-32b olmo2-7b olmo-2-1124-7b palm phi-3-medium phi-3-medium-4k-instruct phi-3-mini phi-3-mini-4k-instruct phi-4-mini-instruct pythia-1.4b-deduped pythia-12b-deduped pythia-160m-deduped pythia-1b-deduped pythia-2.8b-deduped pythia-410m-deduped pythia-6.9b-deduped pythia-70m-deduped qwen2-0.5b-instruct qwen2-1.5b-instruct qwen2-7b-instruct qwen2.5-3b-instruct qwen3-14b-base qwen3-235b qwen3-30b qwen3-4b-base qwen3-8b-base qwen3-next qwen3-next-80b-a3b-instruct roberta smollm2-135m-instruct smollm2-360m-instruct smollm3 t5 tinyllama tinyllama-1.1b-chat-v1.0 transformer vit vit-base vit-base-patch16-224 vit-huge vit-large vit-large-patch16-224 whisper whisper-turbo)
local -a machines=(a10 a100-pcie-40gb a100-pcie-80gb a100-sxm-40gb a100-sxm-80gb a10g a2 a30 a40 a64fx a800-sxm-80gb alpha-21264-500 apple-m1 apple-m1-max apple-m1-ultra apple-m2-max apple-m2-ultra apple-m3-max apple-m3-ultra apple-m4-max arc-pro-b60 ascend-910 ascend-910c b200-sxm b300-sxm c1060 c2050 c870 cray-t3e-600 epyc-7601 epyc-7742 epyc-7763 epyc-9654 epyc-9965 gaudi2 gaudi3 gb10-dgx-spark gb200 gb300 geforce-8800-gtx gh200-144gb gh200-96gb grace groq-lpu-v1 h100-nvl-94gb h100-pcie-80gb h100-sxm-80gb h20-sxm-96gb h200-nvl h200-sxm inferentia2 ipu-gc200 itanium-2-1000 itanium-800 jetson-agx-orin-64gb jetson-agx-xavier-32gb jetson-orin-nano-super jetson-thor-t5000 k20x k40 k80 l4 l40 l40s m2090 m40-12gb maia-200 max-1550 mi100 mi210 mi25 mi250 mi250x mi300a mi300x mi325x mi350x mi355x mi50-16gb mi60 mlu290-m5 mlu370-x8 mtia-v1 mtia-v2 opteron-246 opteron-275 p100-pcie-16gb p100-sxm2-16gb p4 p40 pentium-ii-300 pentium-iii-xeon-550 quadro-rtx-8000 radeon-hd-5870 rtx-2080-ti rtx-3090 rtx-3090-ti rtx-4090 rtx-5090 rtx-6000-ada rtx-a6000 rtx-pro-6000-bw rx-7900-xtx sgi-r10000-195 sgi-r12000-400 sn40l t4 tpu-v1 tpu-v2 tpu-v3 tpu-v4 tpu-v4i tpu-v5e tpu-v5p tpu-v6e tpu-v7 trainium1 trainium2 trainium3 tt-blackhole-p150 tt-grayskull-e150 tt-wormhole-n150 tt-wormhole-n300 v100-pcie-16gb v100-sxm2-16gb v100-sxm2-32gb v100s-pcie-32gb xeon-6980p xeon-8180 xeon-8280 xeon-8380 xeon-8480plus xeon-8592plus xeon-e5-2690 xeon-e5-2699-v3 xeon-e5-2699-v4 xeon-gold-6242 xeon-max-9480 xeon-nocona-3600 xeon-phi-7120 xeon-phi-7290 xeon-w5590 xeon-x5355 xeon-x5482 nvidia-a10 a100-pcie a100-40gb a100-sxm4-40gb a100 a100-80gb a100-sxm a100-sxm4 a100-sxm4-80gb nvidia-a100 nvidia-a10g a10g-24gb nvidia-a2 nvidia-a30 nvidia-a40 fugaku fujitsu-a64fx a800 a800-sxm a800-80gb alpha-21264 ds20 m1 m1-max m1-ultra m2-max m2-ultra m3-max m3-ultra m4-max b60 arc-b60 intel-b60 910 910c b200 b200-180gb nvidia-b200 b300 b300-288gb blackwell-ultra nvidia-b300 tesla-c1060 tesla-c2050 tesla-c870 t3e cray-t3e naples 7601 rome 7742 milan 7763 genoa 9654 turin turin-dense 9965 gaudi-2 habana-gaudi2 gaudi-3 hl-325l habana-gaudi3 dgx-spark gb10 spark nvidia-dgx-spark gb200-gpu gb300-gpu 8800-gtx gh200-hbm3e gh200-141gb gh200 grace-hopper gh200-hbm3 grace-cpu nvidia-grace groq lpu groqchip groq-lpu h100-nvl h100-pcie h100 h100-sxm h100-sxm5 h100-80gb h100-sxm5-80gb nvidia-h100 h20 h20-sxm h20-96gb h200 h200-141gb h200-sxm-141gb nvidia-h200 inf2 inferentia-2 ipu gc200 ipu-mk2 graphcore graphcore-ipu itanium-2 itanium merced orin jetson-orin agx-orin jetson-agx-orin xavier jetson-xavier agx-xavier jetson-agx-xavier orin-nano jetson-orin-nano orin-nano-super thor jetson-thor agx-thor jetson-agx-thor t5000 tesla-k20x tesla-k40 k40m tesla-k80 nvidia-l4 nvidia-l40 nvidia-l40s tesla-m2090 m40 tesla-m40 pvc ponte-vecchio gpu-max-1550 instinct-mi100 instinct-mi210 radeon-instinct-mi25 instinct-mi250 instinct-mi250x frontier-gpu instinct-mi300a mi300 instinct-mi300x instinct-mi325x mi350 instinct-mi350x instinct-mi355x mi50 radeon-instinct-mi60 mlu290 mlu370 mtia1 mtia mtia2 mtia-200 opteron p100-pcie p100 p100-sxm2 p100-sxm p100-16gb tesla-p100 tesla-p4 tesla-p40 pentium-ii pentium2 pentium-iii pentium3 rtx-8000 hd-5870 2080-ti rtx-2080ti geforce-rtx-2080-ti 3090 geforce-rtx-3090 3090-ti rtx-3090ti 4090 geforce-rtx-4090 5090 geforce-rtx-5090 6000-ada rtx6000-ada a6000 nvidia-a6000 rtx-pro-6000 rtx-pro-6000-blackwell pro-6000 7900-xtx radeon-rx-7900-xtx r10000 origin-2000 r12000 origin-3000 sambanova sambanova-sn40l tesla-t4 v5e tpu-v5-lite tpu-v5litepod v5p trillium v6e tpu-v6 ironwood tpu7x tpu-v7x trn1 trainium aws-trainium trn2 trainium-2 trn3 trainium-3 p150 blackhole blackhole-p150 grayskull e150 n150 wormhole-n150 n300 wormhole wormhole-n300 v100-pcie v100 v100-sxm2 v100-sxm v100-16gb tesla-v100 v100-32gb v100-sxm-32gb v100s v100s-pcie granite-rapids gnr 6980p xeon-6-6980p platinum-8180 skylake-sp 8180 platinum-8280 cascade-lake 8280 platinum-8380 ice-lake ice-lake-sp 8380 sapphire-rapids spr xeon-8480+ 8480+ platinum-8480+ 8480plus xeon-8480 8480 emerald-rapids emr xeon-8592+ 8592+ 8592plus xeon-8592 platinum-8592+ e5-2690 sandy-bridge e5-2699-v3 e5-2699v3 haswell e5-2699-v4 broadwell e5-2699v4 gold-6242 xeon-6242 6242 intel-6242 xeon-max spr-hbm max-9480 9480 nocona xeon-nocona knights-corner knc 7120 knights-landing knl 7290 w5590 nehalem x5355 clovertown x5482 harpertown)

_roofline_models() { compadd "$@" -a models; _files }
_roofline_machines() { compadd "$@" -a machines; _files }
_roofline_either() { compadd "$@" -a models; compadd "$@" -a machines; _files }
_roofline_model_list() { compset -P '*,'; compadd "$@" -q -S , -a models }
_roofline_machine_list() { compset -P '*,'; compadd "$@" -q -S , -a machines }

if ((CURRENT == 2)); then
    _describe command commands
    return
fi
shift words
((CURRENT--))
case $words[1] in
    analyze)
        _arguments \
            '*--help[show this help and exit]' \
            '*--version[print the version and exit]' \
            '*--model=[catalogue name, alias, spec file, Hugging Face config.json (or its folder), or - for standard input]:NAME|FILE:_roofline_models' \
            '*--hw=[catalogue name, alias, profile file, - for standard input, or a machine in a line, such as "bf16=800 TFLOP/s; mem=8 TB/s"]:NAME|FILE:_roofline_machines' \
            '*--hardware=[catalogue name, alias, profile file, - for standard input, or a machine in a line, such as "bf16=800 TFLOP/s; mem=8 TB/s"]:NAME|FILE:_roofline_machines' \
            '*--phase=[encode, prefill, decode, generate or train; default\: encoders encode, decoders prefill and decode, encoder-decoders all three]:PHASE:(encode prefill decode generate train)' \
            '*--batch=[sequences at a time (concurrency), on all devices together; default 1, with --dp one a replica]:N: ' \
            '*--prompt=[tokens of a sequence that encode and prefill process (ISL, input length); default 512, or the model'\''s limit if less]:N: ' \
            '*--context=[KV length\: tokens already cached when a decode step begins (default\: the prompt), or a prefill (default\: 0)]:N: ' \
            '*--max-model-len=[room of a sequence, as vLLM calls it\: decode at its last token]:N: ' \
            '*--generate=[tokens to generate (OSL, output length); default 128]:N: ' \
            '*--decoder-prompt=[tokens that the decoder of an encoder-decoder starts from; default 1]:N: ' \
            '*--logits=[positions the head computes\: all, last or none; default last, in encode none]:WHERE:(all last none)' \
            '*--dtype=[number format of all tensors, of 4 bits or fewer of the weights alone; default\: the model'\''s own of 16 bits or fewer, else fp16]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--weights=[number format of the weights]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--activations=[number format of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--kv-cache=[number format of the KV cache\: keys, values and latents; default that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--state=[number format of recurrent states; default the model'\''s own, else that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--embedding=[number format of the embedding, and of a head that is tied to it; default that of norms and biases]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--head=[number format of the head'\''s matrix, and of an embedding that it is tied to; default that of norms and biases]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--compute=[number format that matrix products are multiplied in, attention'\''s too, whatever their operands are stored in; default\: that of the activations, which wider weights are cast to and narrower ones expanded to]:FORMAT:(fp64 fp32 tf32 bf16 fp16 fp8 fp6 fp4 int8 int4)' \
            '*--weight-copy=[keep a copy of the weights in the format that they are multiplied in, which products read; default off]:on|off:(on off)' \
            '*--dispatch=[number format of rows that go to experts on other devices; default that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--return=[number format of rows that come back from experts; default the model'\''s own, else that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--fusion=[none (eager frameworks), flash (serving engines; default) or ideal (compulsory traffic only)]:KIND:(none flash ideal)' \
            '*--counting=[standard (default) or survey (the tables of arXiv 2302.14017)]:RULE:(standard survey)' \
            '*--routing=[experts (MoE) whose weights a step reads\: uniform (default; the expected number), worst or best]:RULE:(uniform worst best)' \
            '*--mla=[latent attention\: naive (latents expanded), absorbed, or fastest (default)\: the one that takes less time]:FORM:(naive absorbed fastest)' \
            '*--requests=[one pass over sequences that differ, \[count x\] new @ cached\: 512@0,31x1@4096]:LIST: ' \
            '*--devices=[devices in all, tp x pp x cp x dp; also --hw 8xh100, dgx-h100 or p5.48xlarge]:N: ' \
            '*--tp=[tensor-parallel degree; default 1]:N: ' \
            '*--pp=[pipeline-parallel degree\: stages; default 1]:N: ' \
            '*--ep=[expert-parallel degree; default 1]:N: ' \
            '*--dp=[data-parallel replicas, which share the batch; default 1]:N: ' \
            '*--cp=[context-parallel degree; default 1]:N: ' \
            '*--overlap=[share of the exchanges'\'' time that hides behind other work, 0 (default) to 1]:SHARE: ' \
            '*--kv-page=[tokens of a page of the cache (paged attention, block size); default 16]:N: ' \
            '*--memory-utilization=[share of a device'\''s memory that the run may take, from 0.001 to 1; default 1 (vLLM'\''s is 0.9)]:SHARE: ' \
            '*--reserve=[what else stands in that share, such as 2 GB, 1.5GiB or plain bytes; default 0]:BYTES: ' \
            '*--price=[price of a device and hour, for the cost of a million tokens; of compare also by machine, such as "l4=0.80; a10=1.00"]:AMOUNT: ' \
            '*--currency=[label beside amounts, such as USD; nothing is converted]:LABEL: ' \
            '*--power=[power of a device, the profile'\''s or such as 500 W, for the energy of a token]:tdp|WATTS: ' \
            '*--offload=[weights, cache, or a share of them such as weights=0.5,cache=1\: kept in the host'\''s memory, read over its link; train\: optimizer (its states) and weights]:WHAT:(weights cache optimizer)' \
            '*--arrival=[requests a second (QPS), each of --prompt and --generate tokens\: the steady state of continuous batching]:RATE: ' \
            '*--chunk=[with --arrival\: prompt tokens that a replica'\''s pass takes at most (chunked prefill); default 2048]:N: ' \
            '*--micro-batch=[train\: sequences of each replica at a time; default\: all of them, with --pp one]:N: ' \
            '*--recompute=[train\: none (default), selective (attention'\''s scores) or full (each layer) is computed again (gradient checkpointing)]:WHAT:(none selective full)' \
            '*--zero=[train\: what replicas divide (ZeRO, FSDP)\: 0 (default; nothing), 1, 2, 3 or fsdp]:STAGE:(0 1 2 3 fsdp)' \
            '*--sequence-parallel=[train\: tensor ranks divide norms, residuals and kept inputs along the sequence]:on|off:(on off)' \
            '*--schedule=[train with --pp\: 1f1b (default), gpipe or interleaved]:KIND:(gpipe 1f1b interleaved)' \
            '*--virtual-stages=[train with --pp\: runs of layers on each device, interleaved; default 1, interleaved 2]:N: ' \
            '*--gradients=[train\: number format of the gradients of weights; default that of the weights]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--optimizer=[train\: adam (default), momentum or sgd]:KIND:(adam momentum sgd)' \
            '*--dropout=[train\: masks of dropout are kept]:on|off:(on off)' \
            '*--tokens=[train\: tokens of the whole run, such as 300B or 15T, for its days]:COUNT: ' \
            '*--draft=[speculative decoding\: a model that guesses tokens, which the model checks in one pass; mtp\: its own module for multi-token prediction]:NAME|FILE|mtp:_roofline_models' \
            '*--gamma=[with --draft\: tokens guessed at a time, 1 to 64; default 4]:N: ' \
            '*--acceptance=[with --draft\: probability that a guess is accepted, 0 to 1]:SHARE: ' \
            '*--prefill-hw=[with --generate\: the machine that processes prompts (P/D split), whose cache then goes to --hw]:NAME|FILE:_roofline_machines' \
            '*--prefill-tp=[with --prefill-hw\: its tensor-parallel degree; default that of --tp, or what the number of --prefill-hw 8xh100 gives]:N: ' \
            '*--path=[each phase at other sizes too, a path in charts\: batch, prompt or context, such as batch=1..256*2]:WHAT[=SIZES]: ' \
            '*--by=[a row each operator (default), layer, group or phase]:WHAT:(operator layer group phase)' \
            '*--columns=[columns of table, csv, markdown and html, in this order, by long or short names; sets behind them\: +memory, +serving, +training, +cost, +network, +time, +all]:A,B,+SET: ' \
            '*--require=[such as "decode.time_s<=12ms" or "prefill.bound==compute", of each size of a --path; exit 4 where false]:EXPR: ' \
            '*--format=[table (default), csv, json, markdown, svg, html, or chart (a picture in the terminal)]:FORMAT:(table csv json markdown svg html chart)' \
            '*-o[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md .svg .html) says the format]:FILE:_files' \
            '*--output=[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md .svg .html) says the format]:FILE:_files' \
            '*--decimal=[decimals of --format csv after a point (default) or a comma; then semicolons stand between fields]:MARK:(point comma)' \
            '*--ascii[draw --format chart with ASCII alone]' \
            '*--screen=[print the table as a terminal of that width shows it, 80 to 240 columns; without a width 100]:WIDTH: ' \
            '*-v[on a terminal too, every assumption and note with its source]' \
            '*--verbose[on a terminal too, every assumption and note with its source]' \
            '*--all-rows[on a terminal too, rows that take no time of their own, one by one]' \
            '*--assume=[read a Hugging Face config of an unknown model_type as one that is known, such as llama]:TYPE: ' \
            '*--set=[what if\: another value in the model or the machine, such as hw.memory.bandwidth=2x or model.kv_heads=8]:PATH=VALUE: ' \
            '*--model-dir=[further model specs, before the shipped ones (also\: ROOFLINE_MODEL_DIR)]:DIR:_files' \
            '*--hardware-dir=[further hardware profiles, before the shipped ones (also\: ROOFLINE_HARDWARE_DIR)]:DIR:_files' \
            && return ;;
    compare)
        _arguments \
            '*--help[show this help and exit]' \
            '*--version[print the version and exit]' \
            '*--model=[models, each as analyze takes it; the first on the first machine is the baseline]:A,B:_roofline_model_list' \
            '*--hw=[machines, each as analyze takes it]:A,B:_roofline_machine_list' \
            '*--hardware=[machines, each as analyze takes it]:A,B:_roofline_machine_list' \
            '*--what-if=[each of them with something changed, beside it\: options of the workload without their dashes, values as --set takes them, such as "weights=int4; batch=32" or hw.memory.bandwidth=2x]:A=B; C=D: ' \
            '*--phase=[encode, prefill, decode, generate or train; default\: encoders encode, decoders prefill and decode, encoder-decoders all three]:PHASE:(encode prefill decode generate train)' \
            '*--batch=[sequences at a time (concurrency), on all devices together; default 1, with --dp one a replica]:N: ' \
            '*--prompt=[tokens of a sequence that encode and prefill process (ISL, input length); default 512, or the model'\''s limit if less]:N: ' \
            '*--context=[KV length\: tokens already cached when a decode step begins (default\: the prompt), or a prefill (default\: 0)]:N: ' \
            '*--max-model-len=[room of a sequence, as vLLM calls it\: decode at its last token]:N: ' \
            '*--generate=[tokens to generate (OSL, output length); default 128]:N: ' \
            '*--decoder-prompt=[tokens that the decoder of an encoder-decoder starts from; default 1]:N: ' \
            '*--logits=[positions the head computes\: all, last or none; default last, in encode none]:WHERE:(all last none)' \
            '*--dtype=[number format of all tensors, of 4 bits or fewer of the weights alone; default\: the model'\''s own of 16 bits or fewer, else fp16]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--weights=[number format of the weights]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--activations=[number format of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--kv-cache=[number format of the KV cache\: keys, values and latents; default that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--state=[number format of recurrent states; default the model'\''s own, else that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--embedding=[number format of the embedding, and of a head that is tied to it; default that of norms and biases]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--head=[number format of the head'\''s matrix, and of an embedding that it is tied to; default that of norms and biases]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--compute=[number format that matrix products are multiplied in, attention'\''s too, whatever their operands are stored in; default\: that of the activations, which wider weights are cast to and narrower ones expanded to]:FORMAT:(fp64 fp32 tf32 bf16 fp16 fp8 fp6 fp4 int8 int4)' \
            '*--weight-copy=[keep a copy of the weights in the format that they are multiplied in, which products read; default off]:on|off:(on off)' \
            '*--dispatch=[number format of rows that go to experts on other devices; default that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--return=[number format of rows that come back from experts; default the model'\''s own, else that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--fusion=[none (eager frameworks), flash (serving engines; default) or ideal (compulsory traffic only)]:KIND:(none flash ideal)' \
            '*--counting=[standard (default) or survey (the tables of arXiv 2302.14017)]:RULE:(standard survey)' \
            '*--routing=[experts (MoE) whose weights a step reads\: uniform (default; the expected number), worst or best]:RULE:(uniform worst best)' \
            '*--mla=[latent attention\: naive (latents expanded), absorbed, or fastest (default)\: the one that takes less time]:FORM:(naive absorbed fastest)' \
            '*--requests=[one pass over sequences that differ, \[count x\] new @ cached\: 512@0,31x1@4096]:LIST: ' \
            '*--devices=[devices in all, tp x pp x cp x dp; also --hw 8xh100, dgx-h100 or p5.48xlarge]:N: ' \
            '*--tp=[tensor-parallel degree; default 1]:N: ' \
            '*--pp=[pipeline-parallel degree\: stages; default 1]:N: ' \
            '*--ep=[expert-parallel degree; default 1]:N: ' \
            '*--dp=[data-parallel replicas, which share the batch; default 1]:N: ' \
            '*--cp=[context-parallel degree; default 1]:N: ' \
            '*--overlap=[share of the exchanges'\'' time that hides behind other work, 0 (default) to 1]:SHARE: ' \
            '*--kv-page=[tokens of a page of the cache (paged attention, block size); default 16]:N: ' \
            '*--memory-utilization=[share of a device'\''s memory that the run may take, from 0.001 to 1; default 1 (vLLM'\''s is 0.9)]:SHARE: ' \
            '*--reserve=[what else stands in that share, such as 2 GB, 1.5GiB or plain bytes; default 0]:BYTES: ' \
            '*--price=[price of a device and hour, for the cost of a million tokens; of compare also by machine, such as "l4=0.80; a10=1.00"]:AMOUNT: ' \
            '*--currency=[label beside amounts, such as USD; nothing is converted]:LABEL: ' \
            '*--power=[power of a device, the profile'\''s or such as 500 W, for the energy of a token]:tdp|WATTS: ' \
            '*--offload=[weights, cache, or a share of them such as weights=0.5,cache=1\: kept in the host'\''s memory, read over its link; train\: optimizer (its states) and weights]:WHAT:(weights cache optimizer)' \
            '*--arrival=[requests a second (QPS), each of --prompt and --generate tokens\: the steady state of continuous batching]:RATE: ' \
            '*--chunk=[with --arrival\: prompt tokens that a replica'\''s pass takes at most (chunked prefill); default 2048]:N: ' \
            '*--micro-batch=[train\: sequences of each replica at a time; default\: all of them, with --pp one]:N: ' \
            '*--recompute=[train\: none (default), selective (attention'\''s scores) or full (each layer) is computed again (gradient checkpointing)]:WHAT:(none selective full)' \
            '*--zero=[train\: what replicas divide (ZeRO, FSDP)\: 0 (default; nothing), 1, 2, 3 or fsdp]:STAGE:(0 1 2 3 fsdp)' \
            '*--sequence-parallel=[train\: tensor ranks divide norms, residuals and kept inputs along the sequence]:on|off:(on off)' \
            '*--schedule=[train with --pp\: 1f1b (default), gpipe or interleaved]:KIND:(gpipe 1f1b interleaved)' \
            '*--virtual-stages=[train with --pp\: runs of layers on each device, interleaved; default 1, interleaved 2]:N: ' \
            '*--gradients=[train\: number format of the gradients of weights; default that of the weights]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--optimizer=[train\: adam (default), momentum or sgd]:KIND:(adam momentum sgd)' \
            '*--dropout=[train\: masks of dropout are kept]:on|off:(on off)' \
            '*--tokens=[train\: tokens of the whole run, such as 300B or 15T, for its days]:COUNT: ' \
            '*--path=[each phase at other sizes\: batch, prompt or context, such as batch=1..256*2; or whole sequences by length, encoded at once or generated from nothing]:WHAT[=SIZES]: ' \
            '*--by=[a row each group (default), operator, layer or phase]:WHAT:(operator layer group phase)' \
            '*--sort=[order of the rows of a phase\: given (default), speed (fastest first) or cost (cheapest first)]:ORDER:(given speed cost)' \
            '*--columns=[columns of table, csv, markdown and html, in this order, by long or short names; sets behind them\: +memory, +serving, +training, +cost, +network, +time, +all]:A,B,+SET: ' \
            '*--require=[such as "decode.time_s<=12ms" or "prefill.bound==compute", of each size of a --path; exit 4 where false]:EXPR: ' \
            '*--format=[table (default), csv, json, markdown, svg, html, or chart (a picture in the terminal)]:FORMAT:(table csv json markdown svg html chart)' \
            '*-o[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md .svg .html) says the format]:FILE:_files' \
            '*--output=[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md .svg .html) says the format]:FILE:_files' \
            '*--decimal=[decimals of --format csv after a point (default) or a comma; then semicolons stand between fields]:MARK:(point comma)' \
            '*--ascii[draw --format chart with ASCII alone]' \
            '*--screen=[print the table as a terminal of that width shows it, 80 to 240 columns; without a width 100]:WIDTH: ' \
            '*-v[on a terminal too, every assumption and note with its source]' \
            '*--verbose[on a terminal too, every assumption and note with its source]' \
            '*--assume=[read a Hugging Face config of an unknown model_type as one that is known, such as llama]:TYPE: ' \
            '*--set=[what if\: another value in the model or the machine, such as hw.memory.bandwidth=2x or model.kv_heads=8]:PATH=VALUE: ' \
            '*--model-dir=[further model specs, before the shipped ones (also\: ROOFLINE_MODEL_DIR)]:DIR:_files' \
            '*--hardware-dir=[further hardware profiles, before the shipped ones (also\: ROOFLINE_HARDWARE_DIR)]:DIR:_files' \
            && return ;;
    trends)
        _arguments \
            '*--help[show this help and exit]' \
            '*--version[print the version and exit]' \
            '*--series=[profiles (default) or paper\: the points of arXiv 2403.14123]:WHICH:(profiles paper)' \
            '*--model-sizes[parameters, training compute and accelerator memory instead of rates]' \
            '*--from=[first year of the points]:YEAR: ' \
            '*--to=[last year of the points]:YEAR: ' \
            '*--by=[a row each fit (default) or point]:WHAT:(fit point)' \
            '*--project=[extend every fit to a year to come; gives a machine hypothetical-YEAR that --hw takes]:YEAR: ' \
            '*--model=[one workload over the flagship of every year\: a model, with the options of analyze]:NAME|FILE:_roofline_models' \
            '*--phase=[encode, prefill, decode, generate or train; default\: encoders encode, decoders prefill and decode, encoder-decoders all three]:PHASE:(encode prefill decode generate train)' \
            '*--batch=[sequences at a time (concurrency), on all devices together; default 1, with --dp one a replica]:N: ' \
            '*--prompt=[tokens of a sequence that encode and prefill process (ISL, input length); default 512, or the model'\''s limit if less]:N: ' \
            '*--context=[KV length\: tokens already cached when a decode step begins (default\: the prompt), or a prefill (default\: 0)]:N: ' \
            '*--max-model-len=[room of a sequence, as vLLM calls it\: decode at its last token]:N: ' \
            '*--generate=[tokens to generate (OSL, output length); default 128]:N: ' \
            '*--decoder-prompt=[tokens that the decoder of an encoder-decoder starts from; default 1]:N: ' \
            '*--logits=[positions the head computes\: all, last or none; default last, in encode none]:WHERE:(all last none)' \
            '*--dtype=[number format of all tensors, of 4 bits or fewer of the weights alone; default\: the model'\''s own of 16 bits or fewer, else fp16]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--weights=[number format of the weights]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--activations=[number format of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--kv-cache=[number format of the KV cache\: keys, values and latents; default that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--state=[number format of recurrent states; default the model'\''s own, else that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--embedding=[number format of the embedding, and of a head that is tied to it; default that of norms and biases]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--head=[number format of the head'\''s matrix, and of an embedding that it is tied to; default that of norms and biases]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--compute=[number format that matrix products are multiplied in, attention'\''s too, whatever their operands are stored in; default\: that of the activations, which wider weights are cast to and narrower ones expanded to]:FORMAT:(fp64 fp32 tf32 bf16 fp16 fp8 fp6 fp4 int8 int4)' \
            '*--weight-copy=[keep a copy of the weights in the format that they are multiplied in, which products read; default off]:on|off:(on off)' \
            '*--dispatch=[number format of rows that go to experts on other devices; default that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--return=[number format of rows that come back from experts; default the model'\''s own, else that of the activations]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--fusion=[none (eager frameworks), flash (serving engines; default) or ideal (compulsory traffic only)]:KIND:(none flash ideal)' \
            '*--counting=[standard (default) or survey (the tables of arXiv 2302.14017)]:RULE:(standard survey)' \
            '*--routing=[experts (MoE) whose weights a step reads\: uniform (default; the expected number), worst or best]:RULE:(uniform worst best)' \
            '*--mla=[latent attention\: naive (latents expanded), absorbed, or fastest (default)\: the one that takes less time]:FORM:(naive absorbed fastest)' \
            '*--requests=[one pass over sequences that differ, \[count x\] new @ cached\: 512@0,31x1@4096]:LIST: ' \
            '*--micro-batch=[train\: sequences of each replica at a time; default\: all of them, with --pp one]:N: ' \
            '*--recompute=[train\: none (default), selective (attention'\''s scores) or full (each layer) is computed again (gradient checkpointing)]:WHAT:(none selective full)' \
            '*--gradients=[train\: number format of the gradients of weights; default that of the weights]:FORMAT:(fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row)' \
            '*--dropout=[train\: masks of dropout are kept]:on|off:(on off)' \
            '*--format=[table (default), csv, json, markdown, svg, html, or chart (a picture in the terminal)]:FORMAT:(table csv json markdown svg html chart)' \
            '*-o[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md .svg .html) says the format]:FILE:_files' \
            '*--output=[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md .svg .html) says the format]:FILE:_files' \
            '*--decimal=[decimals of --format csv after a point (default) or a comma; then semicolons stand between fields]:MARK:(point comma)' \
            '*--ascii[draw --format chart with ASCII alone]' \
            '*--screen=[print the table as a terminal of that width shows it, 80 to 240 columns; without a width 100]:WIDTH: ' \
            '*-v[on a terminal too, every assumption and note with its source]' \
            '*--verbose[on a terminal too, every assumption and note with its source]' \
            '*--assume=[read a Hugging Face config of an unknown model_type as one that is known, such as llama]:TYPE: ' \
            '*--set=[what if\: another value in the model or the machine, such as hw.memory.bandwidth=2x or model.kv_heads=8]:PATH=VALUE: ' \
            '*--model-dir=[further model specs, before the shipped ones (also\: ROOFLINE_MODEL_DIR)]:DIR:_files' \
            '*--hardware-dir=[further hardware profiles, before the shipped ones (also\: ROOFLINE_HARDWARE_DIR)]:DIR:_files' \
            && return ;;
    list)
        _arguments \
            '*--help[show this help and exit]' \
            '*--version[print the version and exit]' \
            '*--vendor=[hardware\: machines of this maker alone, such as nvidia, amd or google]:NAME: ' \
            '*--since=[models and hardware\: released in this year or later]:YEAR: ' \
            '*--format=[table (default), csv, json or markdown]:FORMAT:(table csv json markdown)' \
            '*-o[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md) says the format]:FILE:_files' \
            '*--output=[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md) says the format]:FILE:_files' \
            '*--decimal=[decimals of --format csv after a point (default) or a comma; then semicolons stand between fields]:MARK:(point comma)' \
            '*--screen=[print the table as a terminal of that width shows it, 80 to 240 columns; without a width 100]:WIDTH: ' \
            '*-v[on a terminal too, every assumption and note with its source]' \
            '*--verbose[on a terminal too, every assumption and note with its source]' \
            '*--model-dir=[further model specs, before the shipped ones (also\: ROOFLINE_MODEL_DIR)]:DIR:_files' \
            '*--hardware-dir=[further hardware profiles, before the shipped ones (also\: ROOFLINE_HARDWARE_DIR)]:DIR:_files' \
            ':what:(models hardware systems formats columns operators sources)' ;;
    show)
        _arguments \
            '*--help[show this help and exit]' \
            '*--version[print the version and exit]' \
            '*--format=[table (default), csv, json or markdown]:FORMAT:(table csv json markdown)' \
            '*-o[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md) says the format]:FILE:_files' \
            '*--output=[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md) says the format]:FILE:_files' \
            '*--decimal=[decimals of --format csv after a point (default) or a comma; then semicolons stand between fields]:MARK:(point comma)' \
            '*--screen=[print the table as a terminal of that width shows it, 80 to 240 columns; without a width 100]:WIDTH: ' \
            '*-v[on a terminal too, every assumption and note with its source]' \
            '*--verbose[on a terminal too, every assumption and note with its source]' \
            '*--assume=[read a Hugging Face config of an unknown model_type as one that is known, such as llama]:TYPE: ' \
            '*--set=[what if\: another value in the model or the machine, such as hw.memory.bandwidth=2x or model.kv_heads=8]:PATH=VALUE: ' \
            '*--model-dir=[further model specs, before the shipped ones (also\: ROOFLINE_MODEL_DIR)]:DIR:_files' \
            '*--hardware-dir=[further hardware profiles, before the shipped ones (also\: ROOFLINE_HARDWARE_DIR)]:DIR:_files' \
            ':name or file:_roofline_either' ;;
    validate)
        _arguments \
            '*--help[show this help and exit]' \
            '*--version[print the version and exit]' \
            '*--strict[warnings too make the exit code 3]' \
            '*--assume=[read a Hugging Face config of an unknown model_type as one that is known, such as llama]:TYPE: ' \
            '*--format=[table (default), csv, json or markdown]:FORMAT:(table csv json markdown)' \
            '*-o[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md) says the format]:FILE:_files' \
            '*--output=[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md) says the format]:FILE:_files' \
            '*--decimal=[decimals of --format csv after a point (default) or a comma; then semicolons stand between fields]:MARK:(point comma)' \
            '*--screen=[print the table as a terminal of that width shows it, 80 to 240 columns; without a width 100]:WIDTH: ' \
            '*-v[on a terminal too, every assumption and note with its source]' \
            '*--verbose[on a terminal too, every assumption and note with its source]' \
            '*:file:_files' ;;
    reproduce)
        _arguments \
            '*--help[show this help and exit]' \
            '*--version[print the version and exit]' \
            '*--format=[table (default), csv, json or markdown]:FORMAT:(table csv json markdown)' \
            '*-o[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md) says the format]:FILE:_files' \
            '*--output=[write to a file, whole or not at all, instead of standard output; without --format its ending (.txt .csv .json .md) says the format]:FILE:_files' \
            '*--decimal=[decimals of --format csv after a point (default) or a comma; then semicolons stand between fields]:MARK:(point comma)' \
            '*--screen=[print the table as a terminal of that width shows it, 80 to 240 columns; without a width 100]:WIDTH: ' \
            '*-v[on a terminal too, every assumption and note with its source]' \
            '*--verbose[on a terminal too, every assumption and note with its source]' \
            ':what:(survey measured formats exchanges training serving memory)' ;;
    cache)
        _arguments \
            '*--help[show this help and exit]' \
            '*--version[print the version and exit]' \
            ':what:(clear path)' ;;
    help)
        _arguments \
            ':what:(analyze compare trends list show validate reproduce cache roofline ttft throughput mfu prefill isl kv-cache attention formats parallelism networks memory training speculation serving moe fusion counting cost columns exit-codes synonyms provenance)' ;;
esac

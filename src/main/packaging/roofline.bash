# Completion of bash for roofline; written from the tool's own options.
_roofline() {
    local command=${COMP_WORDS[1]} words= current=${COMP_WORDS[COMP_CWORD]}
    if ((COMP_CWORD == 1)); then
        words="analyze compare trends list show validate reproduce"
    elif [[ $current == -* ]]; then
        case $command in
            "analyze") words="--help --model --hw --hardware --phase --batch --prompt --context --generate --decoder-prompt --logits --dtype --weights --activations --kv-cache --state --embedding --head --compute --weight-copy --dispatch --return --fusion --counting --routing --mla --requests --tp --pp --ep --dp --cp --overlap --kv-page --memory-utilization --reserve --price --currency --power --offload --arrival --chunk --micro-batch --recompute --zero --sequence-parallel --schedule --virtual-stages --gradients --optimizer --dropout --tokens --draft --gamma --acceptance --prefill-hw --prefill-tp --path --by --columns --require --format -o --output --decimal --ascii --screen -v --verbose --all-rows --assume --set --model-dir --hardware-dir" ;;
            "compare") words="--help --model --hw --hardware --what-if --phase --batch --prompt --context --generate --decoder-prompt --logits --dtype --weights --activations --kv-cache --state --embedding --head --compute --weight-copy --dispatch --return --fusion --counting --routing --mla --requests --tp --pp --ep --dp --cp --overlap --kv-page --memory-utilization --reserve --price --currency --power --offload --arrival --chunk --micro-batch --recompute --zero --sequence-parallel --schedule --virtual-stages --gradients --optimizer --dropout --tokens --path --by --sort --columns --require --format -o --output --decimal --ascii --screen -v --verbose --assume --set --model-dir --hardware-dir" ;;
            "trends") words="--help --series --model-sizes --from --to --by --project --model --phase --batch --prompt --context --generate --decoder-prompt --logits --dtype --weights --activations --kv-cache --state --embedding --head --compute --weight-copy --dispatch --return --fusion --counting --routing --mla --requests --tp --pp --ep --dp --cp --overlap --kv-page --memory-utilization --reserve --price --currency --power --offload --arrival --chunk --micro-batch --recompute --zero --sequence-parallel --schedule --virtual-stages --gradients --optimizer --dropout --tokens --format -o --output --decimal --ascii --screen -v --verbose --assume --set --model-dir --hardware-dir" ;;
            "list") words="--help --vendor --since --format -o --output --decimal --screen -v --verbose --assume --set --model-dir --hardware-dir" ;;
            "show") words="--help --format -o --output --decimal --screen -v --verbose --assume --set --model-dir --hardware-dir" ;;
            "validate") words="--help --strict --format -o --output --decimal --screen -v --verbose" ;;
            "reproduce") words="--help --format -o --output --decimal --screen -v --verbose" ;;
        esac
    else
        case "$command ${COMP_WORDS[COMP_CWORD - 1]}" in
            "analyze --phase") words="encode prefill decode generate train" ;;
            "analyze --logits") words="all last none" ;;
            "analyze --dtype") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --weights") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --activations") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --kv-cache") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --state") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --embedding") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --head") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --compute") words="fp64 fp32 tf32 bf16 fp16 fp8 fp6 fp4 int8 int4" ;;
            "analyze --weight-copy") words="on off" ;;
            "analyze --dispatch") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --return") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --fusion") words="none flash ideal" ;;
            "analyze --counting") words="standard survey" ;;
            "analyze --routing") words="uniform worst best" ;;
            "analyze --mla") words="naive absorbed fastest" ;;
            "analyze --offload") words="weights cache optimizer" ;;
            "analyze --recompute") words="none selective full" ;;
            "analyze --zero") words="0 1 2 3 fsdp" ;;
            "analyze --sequence-parallel") words="on off" ;;
            "analyze --schedule") words="gpipe 1f1b interleaved" ;;
            "analyze --gradients") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "analyze --optimizer") words="adam momentum sgd" ;;
            "analyze --dropout") words="on off" ;;
            "analyze --by") words="operator layer group phase" ;;
            "analyze --format") words="table csv json markdown svg html chart" ;;
            "analyze --decimal") words="point comma" ;;
            "compare --phase") words="encode prefill decode generate train" ;;
            "compare --logits") words="all last none" ;;
            "compare --dtype") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --weights") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --activations") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --kv-cache") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --state") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --embedding") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --head") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --compute") words="fp64 fp32 tf32 bf16 fp16 fp8 fp6 fp4 int8 int4" ;;
            "compare --weight-copy") words="on off" ;;
            "compare --dispatch") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --return") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --fusion") words="none flash ideal" ;;
            "compare --counting") words="standard survey" ;;
            "compare --routing") words="uniform worst best" ;;
            "compare --mla") words="naive absorbed fastest" ;;
            "compare --offload") words="weights cache optimizer" ;;
            "compare --recompute") words="none selective full" ;;
            "compare --zero") words="0 1 2 3 fsdp" ;;
            "compare --sequence-parallel") words="on off" ;;
            "compare --schedule") words="gpipe 1f1b interleaved" ;;
            "compare --gradients") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "compare --optimizer") words="adam momentum sgd" ;;
            "compare --dropout") words="on off" ;;
            "compare --by") words="operator layer group phase" ;;
            "compare --sort") words="given speed cost" ;;
            "compare --format") words="table csv json markdown svg html chart" ;;
            "compare --decimal") words="point comma" ;;
            "trends --series") words="profiles paper" ;;
            "trends --by") words="fit point" ;;
            "trends --phase") words="encode prefill decode generate train" ;;
            "trends --logits") words="all last none" ;;
            "trends --dtype") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --weights") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --activations") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --kv-cache") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --state") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --embedding") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --head") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --compute") words="fp64 fp32 tf32 bf16 fp16 fp8 fp6 fp4 int8 int4" ;;
            "trends --weight-copy") words="on off" ;;
            "trends --dispatch") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --return") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --fusion") words="none flash ideal" ;;
            "trends --counting") words="standard survey" ;;
            "trends --routing") words="uniform worst best" ;;
            "trends --mla") words="naive absorbed fastest" ;;
            "trends --offload") words="weights cache optimizer" ;;
            "trends --recompute") words="none selective full" ;;
            "trends --zero") words="0 1 2 3 fsdp" ;;
            "trends --sequence-parallel") words="on off" ;;
            "trends --schedule") words="gpipe 1f1b interleaved" ;;
            "trends --gradients") words="fp32 tf32 bf16 fp16 fp8 fp8-block mxfp8 int8 mxfp6 mxfp4 nvfp4 int4 int4-zp int8-zp-row int4-row int4-zp-row int3-row int3-zp-row" ;;
            "trends --optimizer") words="adam momentum sgd" ;;
            "trends --dropout") words="on off" ;;
            "trends --format") words="table csv json markdown svg html chart" ;;
            "trends --decimal") words="point comma" ;;
            "list --format") words="table csv json markdown" ;;
            "list --decimal") words="point comma" ;;
            "show --format") words="table csv json markdown" ;;
            "show --decimal") words="point comma" ;;
            "validate --format") words="table csv json markdown" ;;
            "validate --decimal") words="point comma" ;;
            "reproduce --format") words="table csv json markdown" ;;
            "reproduce --decimal") words="point comma" ;;
        esac
    fi
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    if [[ -z $words ]]; then
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}
complete -o filenames -F _roofline roofline

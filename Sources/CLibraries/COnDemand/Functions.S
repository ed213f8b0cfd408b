// The functions that are found on demand, each a jump to the address in its entry.
//
// To begin with that is `first`, which keeps the arguments, has the function found and jumps there.
// A new function of a library is a line in the list at the end.

#if defined(__x86_64__)

.macro function library name
    .text
    .globl \name
    .hidden \name
    .type \name, %function
\name:
    leaq entry_\name(%rip), %r11
    jmpq *16(%r11)
    .size \name, . - \name
    entry \library, \name
.endm

    .text
first:
    .cfi_startproc
    pushq %rdi
    pushq %rsi
    pushq %rdx
    pushq %rcx
    pushq %r8
    pushq %r9
    pushq %rax
    pushq %r11
    subq $136, %rsp
    .cfi_def_cfa_offset 208
    movups %xmm0, (%rsp)
    movups %xmm1, 16(%rsp)
    movups %xmm2, 32(%rsp)
    movups %xmm3, 48(%rsp)
    movups %xmm4, 64(%rsp)
    movups %xmm5, 80(%rsp)
    movups %xmm6, 96(%rsp)
    movups %xmm7, 112(%rsp)
    movq %r11, %rdi
    callq on_demand_find
    movups (%rsp), %xmm0
    movups 16(%rsp), %xmm1
    movups 32(%rsp), %xmm2
    movups 48(%rsp), %xmm3
    movups 64(%rsp), %xmm4
    movups 80(%rsp), %xmm5
    movups 96(%rsp), %xmm6
    movups 112(%rsp), %xmm7
    addq $136, %rsp
    popq %r11
    popq %rax
    popq %r9
    popq %r8
    popq %rcx
    popq %rdx
    popq %rsi
    popq %rdi
    .cfi_def_cfa_offset 8
    jmpq *16(%r11)
    .cfi_endproc

#elif defined(__aarch64__)

.macro function library name
    .text
    .globl \name
    .hidden \name
    .type \name, %function
\name:
    adrp x16, entry_\name
    add x16, x16, :lo12:entry_\name
    ldr x17, [x16, #16]
    br x17
    .size \name, . - \name
    entry \library, \name
.endm

    .text
first:
    stp x29, x30, [sp, #-224]!
    mov x29, sp
    stp x0, x1, [sp, #16]
    stp x2, x3, [sp, #32]
    stp x4, x5, [sp, #48]
    stp x6, x7, [sp, #64]
    stp x8, x16, [sp, #80]
    stp q0, q1, [sp, #96]
    stp q2, q3, [sp, #128]
    stp q4, q5, [sp, #160]
    stp q6, q7, [sp, #192]
    mov x0, x16
    bl on_demand_find
    ldp x0, x1, [sp, #16]
    ldp x2, x3, [sp, #32]
    ldp x4, x5, [sp, #48]
    ldp x6, x7, [sp, #64]
    ldp x8, x16, [sp, #80]
    ldp q0, q1, [sp, #96]
    ldp q2, q3, [sp, #128]
    ldp q4, q5, [sp, #160]
    ldp q6, q7, [sp, #192]
    ldp x29, x30, [sp], #224
    ldr x17, [x16, #16]
    br x17

#else
#error "this processor needs its own jumps"
#endif

// The entry that on_demand_find fills in (`struct on_demand_function`).
.macro entry library name
    .section .rodata.on_demand, "a", %progbits
text_\name:
    .asciz "\name"
    .data
    .balign 8
entry_\name:
    .quad on_demand_\library, text_\name, first
.endm

function fcgi, FCGX_Accept_r
function fcgi, FCGX_Finish_r
function fcgi, FCGX_Free
function fcgi, FCGX_GetParam
function fcgi, FCGX_GetStr
function fcgi, FCGX_Init
function fcgi, FCGX_InitRequest
function fcgi, FCGX_PutStr

function isal, crc32_gzip_refl
function isal, isal_deflate
function isal, isal_deflate_init

function jansson, json_array_get
function jansson, json_array_size
function jansson, json_delete
function jansson, json_integer_value
function jansson, json_loadb
function jansson, json_object_iter
function jansson, json_object_iter_key
function jansson, json_object_iter_key_len
function jansson, json_object_iter_next
function jansson, json_object_iter_value
function jansson, json_object_size
function jansson, json_real_value
function jansson, json_string_length
function jansson, json_string_value

function mariadb, mysql_close
function mariadb, mysql_errno
function mariadb, mysql_error
function mariadb, mysql_fetch_fields
function mariadb, mysql_free_result
function mariadb, mysql_get_socket
function mariadb, mysql_init
function mariadb, mysql_options
function mariadb, mysql_ping
function mariadb, mysql_real_connect
function mariadb, mysql_real_query
function mariadb, mysql_server_init
function mariadb, mysql_sqlstate
function mariadb, mysql_stmt_affected_rows
function mariadb, mysql_stmt_bind_param
function mariadb, mysql_stmt_bind_result
function mariadb, mysql_stmt_close
function mariadb, mysql_stmt_errno
function mariadb, mysql_stmt_error
function mariadb, mysql_stmt_execute
function mariadb, mysql_stmt_fetch
function mariadb, mysql_stmt_fetch_column
function mariadb, mysql_stmt_field_count
function mariadb, mysql_stmt_free_result
function mariadb, mysql_stmt_init
function mariadb, mysql_stmt_insert_id
function mariadb, mysql_stmt_num_rows
function mariadb, mysql_stmt_param_count
function mariadb, mysql_stmt_prepare
function mariadb, mysql_stmt_result_metadata
function mariadb, mysql_stmt_sqlstate
function mariadb, mysql_stmt_store_result

function memcached, memcached_add
function memcached, memcached_behavior_set
function memcached, memcached_create
function memcached, memcached_delete
function memcached, memcached_free
function memcached, memcached_generate_hash
function memcached, memcached_get
function memcached, memcached_server_add
function memcached, memcached_server_add_unix_socket
function memcached, memcached_set
function memcached, memcached_stat
function memcached, memcached_stat_free
function memcached, memcached_strerror

function sodium, crypto_auth_hmacsha256_final
function sodium, crypto_auth_hmacsha256_init
function sodium, crypto_auth_hmacsha256_update
function sodium, crypto_hash_sha256_final
function sodium, crypto_hash_sha256_init
function sodium, crypto_hash_sha256_update
function sodium, crypto_pwhash_alg_argon2id13
function sodium, crypto_pwhash_str_alg
function sodium, crypto_pwhash_str_needs_rehash
function sodium, crypto_pwhash_str_verify
function sodium, crypto_pwhash_strbytes
function sodium, sodium_init
function sodium, sodium_memcmp

function xlsxwriter, lxw_strerror
function xlsxwriter, lxw_workbook_free
function xlsxwriter, workbook_add_worksheet
function xlsxwriter, workbook_close
function xlsxwriter, workbook_new_opt
function xlsxwriter, workbook_set_properties
function xlsxwriter, worksheet_write_boolean
function xlsxwriter, worksheet_write_number
function xlsxwriter, worksheet_write_string

    .section .note.GNU-stack, "", %progbits

# LibTorch from HSTUDIO_TORCH_DIR (the folder that holds share/cmake/Torch), by script/bootstrap or by the user.
# hstudio_use_torch(TARGET PUBLIC|PRIVATE) gives a target the headers, the libraries and one shared precompiled header.
#
# Its own CMake package isn't used: that of a CUDA build (pip's default wheel) refuses to work without an installed CUDA toolkit, which only
# building kernels needs. Headers and libraries are enough, and the wheel's libraries find those of CUDA beside them.
set(hstudio_torch_version_file "${HSTUDIO_TORCH_DIR}/share/cmake/Torch/TorchConfigVersion.cmake")
if(NOT EXISTS "${hstudio_torch_version_file}")
    message(FATAL_ERROR "No LibTorch: HSTUDIO_TORCH_DIR is \"${HSTUDIO_TORCH_DIR}\", but there is no share/cmake/Torch in it. "
                        "script/build fetches one; or set HSTUDIO_TORCH_DIR to the folder of yours.")
endif()
file(STRINGS "${hstudio_torch_version_file}" hstudio_torch_version REGEX "set\\(PACKAGE_VERSION \"[0-9.]+\"" LIMIT_COUNT 1)
string(REGEX MATCH "[0-9]+[0-9.]*" hstudio_torch_version "${hstudio_torch_version}")
if(hstudio_torch_version VERSION_LESS 2.6)
    message(FATAL_ERROR "LibTorch in ${HSTUDIO_TORCH_DIR} is ${hstudio_torch_version}; 2.6 or newer is needed.")
endif()

set(hstudio_torch_include "${HSTUDIO_TORCH_DIR}/include")
set(hstudio_torch_lib "${HSTUDIO_TORCH_DIR}/lib")
add_library(hstudio_torch INTERFACE)
target_include_directories(hstudio_torch SYSTEM INTERFACE "${hstudio_torch_include}" "${hstudio_torch_include}/torch/csrc/api/include")
target_compile_options(hstudio_torch INTERFACE -Wno-psabi)
if(EXISTS "${hstudio_torch_include}/torch/csrc/distributed/c10d/ProcessGroupGloo.hpp")
    target_compile_definitions(hstudio_torch INTERFACE USE_C10D_GLOO USE_DISTRIBUTED USE_RPC USE_TENSORPIPE)
endif()

# The back ends register themselves when they are loaded, so they are linked although no symbol of them is named.
set(hstudio_torch_backends "${hstudio_torch_lib}/libtorch_cpu.so")
set(HSTUDIO_TORCH_CUDA OFF)
if(EXISTS "${hstudio_torch_lib}/libtorch_cuda.so")
    set(HSTUDIO_TORCH_CUDA ON)
    list(APPEND hstudio_torch_backends "${hstudio_torch_lib}/libtorch_cuda.so" "${hstudio_torch_lib}/libc10_cuda.so")
    target_link_options(hstudio_torch INTERFACE -Wl,--allow-shlib-undefined)
endif()
list(JOIN hstudio_torch_backends "," hstudio_torch_backends)
target_link_libraries(hstudio_torch INTERFACE "${hstudio_torch_lib}/libtorch.so" "-Wl,--push-state,--no-as-needed,${hstudio_torch_backends},--pop-state"
                                              "${hstudio_torch_lib}/libc10.so")
message(STATUS "LibTorch ${hstudio_torch_version} in ${HSTUDIO_TORCH_DIR}, CUDA: ${HSTUDIO_TORCH_CUDA}")

function(hstudio_use_torch NAME VISIBILITY)
    target_link_libraries(${NAME} ${VISIBILITY} hstudio_torch)
    if("${NAME}" STREQUAL "hstudio_nn")
        target_precompile_headers(${NAME} PRIVATE "${PROJECT_SOURCE_DIR}/core/nn/torchpch.h")
    else()
        target_precompile_headers(${NAME} REUSE_FROM hstudio_nn)
    endif()
endfunction()

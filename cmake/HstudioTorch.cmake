# LibTorch from HSTUDIO_TORCH_DIR (the folder that holds share/cmake/Torch), by script/bootstrap or by the user.
# hstudio_use_torch(TARGET PUBLIC|PRIVATE) gives a target the headers, the libraries and one shared precompiled header.
find_package(Torch 2.6 REQUIRED CONFIG PATHS "${HSTUDIO_TORCH_DIR}" "${HSTUDIO_TORCH_DIR}/share/cmake/Torch" NO_DEFAULT_PATH)
message(STATUS "LibTorch ${Torch_VERSION} in ${HSTUDIO_TORCH_DIR}")

add_library(hstudio_torch INTERFACE)
get_target_property(hstudio_torch_includes torch INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(hstudio_torch SYSTEM INTERFACE ${hstudio_torch_includes})
target_link_libraries(hstudio_torch INTERFACE torch)
string(REGEX MATCHALL "-D_GLIBCXX_USE_CXX11_ABI=[01]" hstudio_torch_abi "${TORCH_CXX_FLAGS}")
target_compile_options(hstudio_torch INTERFACE ${hstudio_torch_abi} -Wno-psabi)

function(hstudio_use_torch NAME VISIBILITY)
    target_link_libraries(${NAME} ${VISIBILITY} hstudio_torch)
    if("${NAME}" STREQUAL "hstudio_nn")
        target_precompile_headers(${NAME} PRIVATE "${PROJECT_SOURCE_DIR}/core/nn/torchpch.h")
    else()
        target_precompile_headers(${NAME} REUSE_FROM hstudio_nn)
    endif()
endfunction()

# Build accelerators that are used when present: ccache for compiling, mold for linking.
find_program(HSTUDIO_CCACHE ccache)
if(HSTUDIO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;${HSTUDIO_CCACHE}")
endif()
find_program(HSTUDIO_MOLD mold)
if(HSTUDIO_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1)
    add_link_options(-fuse-ld=mold)
endif()

# One INTERFACE target with the language level and the warnings of our own code, and the two ways to make a target from it.
add_library(hstudio_options INTERFACE)
target_compile_features(hstudio_options INTERFACE cxx_std_20)
target_include_directories(hstudio_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(hstudio_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${HSTUDIO_WERROR}>:-Werror>)
if(HSTUDIO_SANITIZE)
    target_compile_options(hstudio_options INTERFACE -fsanitize=${HSTUDIO_SANITIZE} -fno-omit-frame-pointer)
    if(HSTUDIO_SANITIZE MATCHES "undefined")
        target_compile_options(hstudio_options INTERFACE -fno-sanitize-recover=undefined)
    endif()
    if(HSTUDIO_SANITIZE MATCHES "thread")
        # LibTorch's headers have a fence that the thread sanitizer doesn't understand; nothing of ours depends on it.
        target_compile_options(hstudio_options INTERFACE -Wno-tsan)
    endif()
    target_link_options(hstudio_options INTERFACE -fsanitize=${HSTUDIO_SANITIZE})
endif()

# hstudio_library(NAME SOURCES … [PUBLIC libs…] [PRIVATE libs…]): the static library hstudio_NAME, alias hstudio::NAME.
function(hstudio_library NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(hstudio_${NAME} STATIC ${ARG_SOURCES})
    add_library(hstudio::${NAME} ALIAS hstudio_${NAME})
    target_link_libraries(hstudio_${NAME} PUBLIC hstudio_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

# hstudio_ui_library(NAME SOURCES … [PUBLIC libs…] [PRIVATE libs…]): the same with Qt's code generators.
function(hstudio_ui_library NAME)
    hstudio_library(${NAME} ${ARGN})
    set_target_properties(hstudio_${NAME} PROPERTIES AUTOMOC ON)
    target_compile_definitions(hstudio_${NAME} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
    target_link_libraries(hstudio_${NAME} PUBLIC Qt6::Widgets)
    if("${NAME}" STREQUAL "ui_common")
        target_precompile_headers(hstudio_${NAME} PRIVATE <QtWidgets>)
    else()
        target_precompile_headers(hstudio_${NAME} REUSE_FROM hstudio_ui_common)
    endif()
endfunction()

set(HSTUDIO_TEST_DEFINITIONS
    HSTUDIO_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" HSTUDIO_SOURCE_DIR="${PROJECT_SOURCE_DIR}" HSTUDIO_BINARY_DIR="${CMAKE_BINARY_DIR}" QT_NO_KEYWORDS)

# hstudio_test(NAME SOURCES … LIBS … [LABELS …] [TIMEOUT s]): a Qt Test executable tst_NAME that ctest runs offscreen.
# The sources read files below tests/data through HSTUDIO_TEST_DATA.
function(hstudio_test NAME)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
    add_executable(tst_${NAME} ${ARG_SOURCES})
    set_target_properties(tst_${NAME} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_compile_definitions(tst_${NAME} PRIVATE ${HSTUDIO_TEST_DEFINITIONS})
    target_link_libraries(tst_${NAME} PRIVATE hstudio_options Qt6::Test ${ARG_LIBS})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    if(HSTUDIO_SANITIZE)
        math(EXPR ARG_TIMEOUT "5 * ${ARG_TIMEOUT}") # what a sanitizer watches takes several times as long
    endif()
    add_test(NAME ${NAME} COMMAND tst_${NAME})
    set_tests_properties(${NAME} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${HSTUDIO_TEST_ENVIRONMENT}")
endfunction()
set(HSTUDIO_TEST_ENVIRONMENT
    "QT_QPA_PLATFORM=offscreen" "LC_ALL=C.UTF-8" "TZ=UTC"
    "QTEST_FUNCTION_TIMEOUT=1500000" # ctest watches the time, not Qt
    "OMP_WAIT_POLICY=passive" # tests run side by side: LibTorch's threads shall not spin on each other's cores
    "ASAN_OPTIONS=detect_container_overflow=0:detect_leaks=0:detect_odr_violation=0"
    "TSAN_OPTIONS=ignore_noninstrumented_modules=1:die_after_fork=0:suppressions=${PROJECT_SOURCE_DIR}/tests/support/tsan.supp")

// How we configure Dear ImGui: included by imgui.h itself, so that the library and all who use it agree.
// Everything the page does not need is left out; text comes as 32-bit characters because of emoji and rare
// ideographs.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_USE_WCHAR32

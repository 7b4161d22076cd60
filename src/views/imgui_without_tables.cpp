// Stand-ins for imgui_tables.cpp. We draw no tables and no columns, but imgui.cpp closes, saves and tidies up
// those that might be open, and a linker cannot know that there are none: 10 kB of a first visit. Compiled as
// part of the library.
#include <imgui_internal.h>

namespace ImGui {

// Called whether or not there is a table: there is nothing to save and nothing to free.
void TableSettingsAddSettingsHandler() {}
void TableGcCompactSettings() {}

// Called for a table or columns only, which nobody can begin.
void EndTable() {}
void EndColumns() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}
void TableEndRow(ImGuiTable* /*table*/) {}
void TableEndCell(ImGuiTable* /*table*/) {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TablePushColumnChannel(int /*column*/) {}
void TablePopColumnChannel() {}
void TableGcCompactTransientBuffers(ImGuiTable* /*table*/) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData* /*data*/) {}

}  // namespace ImGui

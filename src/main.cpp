// The page's program has nothing to do at start: the page calls the functions exported by
// platform/web.cpp when it is ready.
int main() { return 0; }

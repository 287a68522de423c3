# The second program: Lua and the confinement, nothing else. Static, so that it starts fast and opens no library.
$(B)/bitlab-runner: $(call objects_of,lab/runner)
	$(CC) $(CFLAGS) $(sanitize) $(if $(sanitize),-pie,-static-pie) -Wl,-z,relro -Wl,-z,now $(LDFLAGS) -o $@.new $^ $(if $(sanitize),$(libs_lua5.4),-Wl,-Bstatic $(shell $(PKG_CONFIG) --static --libs $(call found_as,lua5.4))) -lm
	@mv -f $@.new $@

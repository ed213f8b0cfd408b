// SchemaFuzzer: libFuzzer's way into SchemaTrial. Built by Scripts/fuzz alone.

import FuzzTrials

/// libFuzzer calls this with each input; it finds the function by its C name.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    SchemaTrial.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

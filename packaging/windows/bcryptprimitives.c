// What Rust asks Windows 10 for random bytes with, and Wine before 9 does not bring. Only for the try under Wine; nothing that is
// installed holds it.
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) {
  return RtlGenRandom(bytes, (ULONG)length);
}

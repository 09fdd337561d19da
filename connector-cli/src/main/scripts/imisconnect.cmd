@echo off
rem Runs imisconnect from the folder it was unpacked in. Needs Java 17 or newer, nothing else.
setlocal DisableDelayedExpansion
set "HERE=%~dp0"
set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo imisconnect needs Java 17 or newer: install it, or set JAVA_HOME. 1>&2
  exit /b 2
)
if not defined IMISCONNECT_JAVA_OPTS set "IMISCONNECT_JAVA_OPTS=-Xmx192m"
rem Why these: see the script for Unix.
rem What is printed is UTF-8; the console gets its own code page back afterwards.
set "CODEPAGE="
for /f "tokens=2 delims=:" %%p in ('chcp 2^>nul') do for /f "tokens=1 delims=. " %%q in ("%%p") do set "CODEPAGE=%%q"
chcp 65001 >nul 2>&1
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xlog:disable -Dfile.encoding=UTF-8 %IMISCONNECT_JAVA_OPTS% -cp "%HERE%lib\*;%HERE%lib-demo\*" org.imisconnect.cli.Main %*
set "CODE=%errorlevel%"
if defined CODEPAGE chcp %CODEPAGE% >nul 2>&1
exit /b %CODE%

@echo off
rem Runs imisconnect from the folder it was unpacked in. Needs Java 17 or newer, nothing else.
setlocal
set "HERE=%~dp0"
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo imisconnect needs Java 17 or newer: install it, or set JAVA_HOME. 1>&2
  exit /b 2
)
if not defined IMISCONNECT_JAVA_OPTS set "IMISCONNECT_JAVA_OPTS=-Xmx192m"
rem Why these: see the script for Unix.
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xlog:disable -Dfile.encoding=UTF-8 %IMISCONNECT_JAVA_OPTS% -cp "%HERE%lib\*;%HERE%lib-demo\*" org.imisconnect.cli.Main %*
exit /b %errorlevel%

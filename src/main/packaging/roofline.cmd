@echo off
rem Starts roofline.jar beside this file on Windows. Written and read, never run: no Windows machine was at hand.
setlocal
set "java=%ROOFLINE_JAVA%"
if defined java goto named
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined java goto named
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto named
>&2 echo roofline: error: Java 17 or newer is needed, and no java is on the PATH (JAVA_HOME or ROOFLINE_JAVA may name one)
exit /b 3

:named
if exist "%java%" goto found
>&2 echo roofline: error: JAVA_HOME or ROOFLINE_JAVA leads to "%java%", and there is no such program
exit /b 3

:found
rem The file "release" of a JDK says its version; where there is none, the JVM itself complains.
set "release=%java%\..\..\release"
set "version="
if exist "%release%" for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%release%"`) do set "version=%%~v"
if not defined version goto start
for /f "delims=.+-_" %%m in ("%version%") do if %%m GEQ 17 goto start
>&2 echo roofline: error: Java 17 or newer is needed, and "%java%" is Java %version% (JAVA_HOME or ROOFLINE_JAVA may name another)
exit /b 3

:start
rem Short runs end before the optimising compiler pays; a sweep needs it.
set "tiers=-XX:TieredStopAtLevel=1"
if "%~1"=="sweep" set "tiers="
if "%~1"=="calibrate" set "tiers="
"%java%" %tiers% -XX:-UsePerfData -Xlog:disable -Dfile.encoding=UTF-8 %ROOFLINE_JAVA_OPTS% -jar "%~dp0roofline.jar" %*
exit /b %ERRORLEVEL%

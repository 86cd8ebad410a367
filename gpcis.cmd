@echo off
rem SPDX-License-Identifier: Apache-2.0
rem The workbench on Windows; see the script gpcis. After a change of the sources: gpcis build.
setlocal
set "root=%~dp0"
set "root=%root:~0,-1%"
set "dist=%root%\cnf\dist"
set "plugins=%root%\plugins"
if defined GPCIS_PLUGINS set "plugins=%GPCIS_PLUGINS%"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo gpcis: no Java found: install a JDK, 17 or later, or set JAVA_HOME 1>&2
  exit /b 70
)

if /i "%~1"=="test" goto test
if /i "%~1"=="build" goto build
if defined GPCIS_PLUGINS if not exist "%GPCIS_PLUGINS%\" (
  echo gpcis: GPCIS_PLUGINS: there is no folder %GPCIS_PLUGINS%; make it, or name the one that your bundles are in 1>&2
  exit /b 1
)
if exist "%dist%\.complete" goto run
call :package
if errorlevel 1 exit /b 70

:run
"%java%" -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions ^
  --add-exports=java.base/jdk.internal.module=ALL-UNNAMED --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true ^
  -Dai.djl.offline=true "-DDJL_CACHE_DIR=%dist%\natives" "-Dgpcis.home=%dist%" "-Dgpcis.plugins=%plugins%" "-Dgpcis.command=%root%\gpcis.cmd" %GPCIS_JAVA_OPTS% ^
  -cp "%dist%\lib\*;%dist%\conf" gpcis.ui.launcher.Main %*
exit /b %errorlevel%

:test
call :maven verify
set "status=%errorlevel%"
if not exist "%root%\cnf\cache\reports\summary.txt" (
  echo gpcis: no test ran: the build failed 1>&2
  exit /b 70
)
type "%root%\cnf\cache\reports\summary.txt"
exit /b %status%

:build
if "%~2"=="" (
  call :package
) else if "%~2"=="--resolve" (
  call :maven antrun:run@resolve
) else if "%~2"=="--release-api" (
  call :maven antrun:run@release-api
) else (
  call :maven antrun:run@project "-Dproject=%~2"
)
if errorlevel 1 exit /b 70
exit /b 0

:package
echo gpcis: building the workbench (first use: about a minute, downloads ~160 MB; log: cnf\cache\build.log) 1>&2
if not exist "%root%\cnf\cache" mkdir "%root%\cnf\cache"
call :maven package > "%root%\cnf\cache\build.log" 2>&1
if not errorlevel 1 exit /b 0
findstr /b /c:"[ERROR]" "%root%\cnf\cache\build.log" 1>&2
echo gpcis: the build failed; the whole story is in cnf\cache\build.log 1>&2
exit /b 70

:maven
where mvn >nul 2>&1
if errorlevel 1 (
  echo gpcis: Maven is needed to build the workbench 1>&2
  exit /b 70
)
call mvn -B -ntp %GPCIS_MAVEN_ARGS% -f "%root%\cnf" %*
exit /b %errorlevel%

@echo off
rem Double-click to start the course. The window stays open, so that a message can be read.
chcp 65001 >nul
cd /d "%~dp0"
where py >nul 2>nul
if %errorlevel%==0 (
    py -3 cursus.py start
) else (
    where python >nul 2>nul
    if errorlevel 1 (
        echo Python staat nog niet op deze computer. Installeer het van python.org en dubbelklik hier opnieuw.
    ) else (
        python cursus.py start
    )
)
pause

#!/bin/sh
export LD_LIBRARY_PATH=$PWD:$LD_LIBRARY_PATH
nohup ./dolphindb -console 0 -mode single > single.nohup 2>&1 &

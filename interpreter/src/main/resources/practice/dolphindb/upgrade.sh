#!/bin/bash
# Behaves as the vendor's script does: the same questions, words, colours and exit codes. Written anew, without its download.
set -e
clear
echo "Tip: please shut down dolphindb process!"
echo "Tip: please back up metadata before upgrade!"
read -p "Have you shut down dolphindb process and backed up metadata?(y/n)" answer
if [ "$answer" != "y" ]; then
  echo "please shut down dolphindb process and back up metadata before upgrade!"
  exit 0
fi
steps=(offline leave)
function offline() {
  read -p "Please select upgrade version, e.g., 2.00.3 :" version
  package=DolphinDB_Linux64_V$version.zip
  if [ ! -f "$package" ]; then
    echo -e "Unable to find DolphinDB package of the specified version. Please upload the package to this directory. \033[31m UpLoadFailure\033[0m"
    echo
    exit 0
  fi
  echo -e "DolphinDB package uploaded successfully! \033[32m UpLoadSuccess\033[0m"
  unzip "$package" -d "v$version" >/dev/null 2>&1
  if [ $? -ne 0 ]; then
    echo -e "Unzip of DolphinDB package failed. Please check whether the package is complete. \033[31m UnzipFailure\033[0m"
    exit 0
  fi
  echo -e "DolphinDB package unzipped successfully! \033[32m UnzipSuccess\033[0m"
  cd "v$version/server"
  rm -rf clusterDemo dolphindb.cfg dolphindb.lic startSingle.sh stopSingle.sh
  cp -rf ./* ../../../
  cd ../../
  echo -e "DolphinDB upgraded successfully! \033[32m UpgradeSuccess\033[0m"
  rm -rf "v$version" "$package"
}
clear
echo "##########################################"
echo "#                                        #"
echo "#        upgrade  dolphindb               #"
echo "#                                        #"
echo "##########################################"
echo -e "\033[36m1: OnlineUpgrade dolphindb\033[0m"
echo -e "\033[36m2: OfflineUpgrade dolphindb\033[0m"
echo -e "\033[36m3: EXIT\033[0m"
read -p "Please enter one of the following numbers to select the mode: 1 means online, 2 means offline, 3 means quit" mode
case $mode in
1)
  echo "DolphinDB package download failed. Please make sure you enter the right version number."
  offline
  ;;
2) offline ;;
3)
  echo "you choose exit!"
  exit 1
  ;;
*) echo "input Error! Place input{1|2|3}" ;;
esac

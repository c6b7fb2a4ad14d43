import {describe, expect, test} from 'vitest'
import {DfReader} from '../../src/ingest/df.js'

function read(text: string) {
  const reader = new DfReader()
  const unread = text.split('\n').map((line) => line.trim()).filter((line, index) => line !== '' && !reader.read(line, {file: 'df.txt', line: index + 1, quote: line}))
  return {disks: reader.disks, unread}
}

describe('DfReader', () => {
  test('reads `df -h`, and the host of the prompt', () => {
    const {disks, unread} = read(`[tidb@tikv-1 ~]$ df -h
Filesystem      Size  Used Avail Use% Mounted on
devtmpfs        7.8G     0  7.8G   0% /dev
/dev/vda1        40G   12G   26G  32% /
/dev/vdb        1.8T  1.8T   20K 100% /data
[tidb@tikv-1 ~]$ date`)

    expect(unread).toEqual(['[tidb@tikv-1 ~]$ date'])
    expect(disks.map(({mount, usedPercent, host}) => [mount, usedPercent, host])).toEqual([['/dev', 0, 'tikv-1'], ['/', 32, 'tikv-1'], ['/data', 100, 'tikv-1']])
    expect(disks[2]).toMatchObject({counts: 'bytes', device: '/dev/vdb', size: 1.8 * 2 ** 40, available: 20 * 1024, source: {line: 5}})
  })

  test('joins a row whose device is too long', () => {
    expect(read('Filesystem           1K-blocks      Used Available Use% Mounted on\n/dev/mapper/vg_data-lv_tikv_data\n                     1048576000 1048575000      1000 100% /data').disks).toMatchObject([{device: '/dev/mapper/vg_data-lv_tikv_data', mount: '/data', size: 1048576000 * 1024, available: 1000 * 1024}])
  })

  test.each([
    ['文件系统        容量  已用  可用 已用% 挂载点\n/dev/vdb        1.0T  1.0T     0  100% /data1', {counts: 'bytes', available: 0, usedPercent: 100}],
    ['文件系统          1K-块     已用     可用 已用% 挂载点\n/dev/vda1      41152736 12345678 26923484   32% /', {counts: 'bytes', size: 41152736 * 1024, mount: '/'}],
    ['文件系统          Inode  已用(I)  可用(I) 已用(I)% 挂载点\n/dev/vdb       32768000 32768000       0     100% /data', {counts: 'inodes', size: 32768000, available: 0}],
    ['Filesystem      Inodes   IUsed   IFree IUse% Mounted on\n/dev/vdb      32768000 1000 32767000   1% /data', {counts: 'inodes', usedPercent: 1}],
    ['Filesystem     Type      Size  Used Avail Use% Mounted on\n/dev/nvme0n1   ext4      1.8T  900G  900G  50% /data with blank', {device: '/dev/nvme0n1', usedPercent: 50, mount: '/data with blank'}],
    ['Filesystem      512-blocks    Used Available Capacity  Mounted on\n/dev/vdb   2048 1024 1024  50% /data', {size: 2 ** 20}],
  ])('reads %s', (text, disk) => {
    expect(read(text).disks).toMatchObject([disk])
  })

  test('takes the host from Ansible and from `tiup cluster exec`', () => {
    expect(read('10.0.1.1 | CHANGED | rc=0 >>\nFilesystem Size Used Avail Use% Mounted on\n/dev/vdb 1T 1T 0 100% /data\nOutputs of df -h on 10.0.1.2:\nFilesystem Size Used Avail Use% Mounted on\n/dev/vdb 1T 1G 999G 1% /data').disks.map(({host, usedPercent}) => [host, usedPercent])).toEqual([['10.0.1.1', 100], ['10.0.1.2', 1]])
  })

  test('passes by lsblk and free, and a row without a figure', () => {
    const {disks, unread} = read('NAME   MAJ:MIN RM  SIZE RO TYPE MOUNTPOINT\nvda    253:0    0   40G  0 disk\n└─vda1 253:1    0   40G  0 part /\n              total        used        free      shared  buff/cache   available\nMem:             15           3           1           0          10          11\nSwap:             0           0           0\nFilesystem Size Used Avail Use% Mounted on\nproc 0 0 0 - /proc')

    expect(disks).toEqual([])
    expect(unread).toEqual([])
  })

  test('reads no row without a header', () => {
    expect(read('/dev/vdb 1T 1T 0 100% /data')).toEqual({disks: [], unread: ['/dev/vdb 1T 1T 0 100% /data']})
  })
})

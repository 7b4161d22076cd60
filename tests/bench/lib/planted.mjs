// Known items: titles that are planted once among the generated ones, each with a query that somebody who remembers it
// might type. Every query has one right answer; bench.test.mjs checks that no generated title contains it too.

/** @typedef {"zh" | "mid-word" | "typo" | "initials" | "pinyin" | "mixed" | "folding" | "words"} QueryKind */

/** @type {{kind: QueryKind, query: string, title: string}[]} */
export const planted = [
  { kind: "zh", query: "抢占", title: "Kubernetes 抢占式调度的取舍与代码走读" },
  { kind: "zh", query: "乐观锁", title: "etcd 里的乐观锁与 resourceVersion" },
  { kind: "zh", query: "孤儿", title: "孤儿进程由谁收养：pause 容器的职责" },
  { kind: "zh", query: "雪崩", title: "一次列表请求雪崩的复盘" },
  { kind: "zh", query: "惊群", title: "大规模集群 watch 惊群现象与对策" },
  { kind: "zh", query: "雕", title: "雕花匠看 Deployment：从清单到 Pod" },
  { kind: "mid-word", query: "neticmap", title: "PhoneticMapper 在 apimachinery 中的用法" },
  { kind: "mid-word", query: "hroniz", title: "Desynchronizer: keeping replicas honest" },
  { kind: "mid-word", query: "ipvssettl", title: "syncProxyRules 里的 ipvsSettlement 步骤" },
  { kind: "mid-word", query: "vacuumer", title: "GarbageVacuumer 源码逐行看" },
  { kind: "mid-word", query: "ckpointre", title: "CheckpointRestorer 与 kubelet 的重启" },
  { kind: "typo", query: "mutaitng", title: "Mutating 与 Validating 两类钩子的先后" },
  { kind: "typo", query: "kustomze", title: "Kustomize 覆盖层写法" },
  { kind: "typo", query: "topologgy", title: "Topology 感知的拼车算法" },
  { kind: "typo", query: "hypervisr", title: "Hypervisor 轻量虚拟机对比 Kata" },
  { kind: "typo", query: "snpashotter", title: "snapshotter 在拉取阶段做什么" },
  { kind: "typo", query: "gossup", title: "Gossip 协议与成员管理" },
  { kind: "initials", query: "zbyldjl", title: "集群灾备演练的记录" },
  { kind: "initials", query: "lrfl", title: "日志冷热分离的一种方案" },
  { kind: "initials", query: "nlxx", title: "etcd 脑裂现象复现" },
  { kind: "initials", query: "thsj", title: "Operator 拓荒手记" },
  { kind: "initials", query: "mdgz", title: "控制循环的幂等改造" },
  { kind: "pinyin", query: "huizhi", title: "绘制拓扑图的小工具" },
  { kind: "pinyin", query: "mianshi", title: "面试里被问到的容器细节" },
  { kind: "pinyin", query: "chongqi", title: "重启策略与退避时间" },
  { kind: "pinyin", query: "yinhang", title: "某银行的容器平台演进" },
  { kind: "pinyin", query: "fanshe", title: "Go 反射在 Scheme 里的角色" },
  { kind: "mixed", query: "cgroup 泄漏", title: "cgroup 泄漏的定位过程" },
  { kind: "mixed", query: "zk选举", title: "对照 zk选举 理解 raft" },
  { kind: "mixed", query: "wasm 沙盒", title: "wasm 沙盒能否取代容器" },
  { kind: "mixed", query: "ebpf探", title: "用 ebpf探针 观察套接字" },
  { kind: "mixed", query: "nri 拓", title: "NRI 拓展点一览" },
  { kind: "mixed", query: "draveness 面向", title: "draveness：面向信仰写代码" },
  { kind: "folding", query: "雲端遊記", title: "云端游记：三天看懂调度" },
  { kind: "folding", query: "ｋｉｎｄ 本機", title: "kind 本机搭建三节点" },
  { kind: "folding", query: "時間輪", title: "时间轮在延时队列里的应用" },
  { kind: "words", query: "walkthrough scaffold", title: "Scaffold a toy orchestrator, a walkthrough" },
  { kind: "words", query: "椭圆 签名", title: "签名算法：从 RSA 到椭圆曲线" },
  { kind: "words", query: "kueue batch", title: "Batch jobs with Kueue in practice" },
  { kind: "words", query: "巨页 numa", title: "NUMA 对齐与巨页" },
];

/** Queries without an answer: what a search does when nothing fits. */
export const without_hit = ["zzxqwv", "火星殖民", "qqqqww 不存在", "blockchain-nft"];

/**
 * The texts in a search field while a query is typed: every prefix, by characters.
 * @param {string} query
 * @returns {string[]}
 */
export function keystrokes(query) {
  const characters = [...query];
  return characters.map((_, i) => characters.slice(0, i + 1).join("")).filter((typed) => typed.trim() === typed);
}

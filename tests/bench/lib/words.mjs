// The words that generated titles are made of: terms of the field in Chinese and English, and parts of identifiers.
// None of the planted titles' own words may be here; bench.test.mjs checks that.

/** @param {string} text */
const words = (text) => text.split(/\s+/).filter(Boolean);

/** Chinese terms, the frequent ones first. */
export const chinese = words(`
  源码 分析 调度器 控制器 容器 集群 节点 网络 存储 资源 原理 实现 机制 组件 接口 服务 部署 镜像 配置 流程 对象 缓存 队列 事件
  监听 同步 认证 授权 准入 证书 日志 监控 指标 告警 代理 负载均衡 路由 域名解析 健康检查 探针 驱逐 优先级 亲和性 污点 容忍
  副本 滚动更新 回滚 扩缩容 弹性伸缩 命名空间 配额 限流 重试 超时 心跳 租约 选主 一致性 快照 压缩 迁移 备份 恢复 升级 安装
  启动 退出 初始化 注册 发现 绑定 过滤 打分 插件 扩展点 框架 接入 适配 客户端 服务端 请求 响应 序列化 反序列化 编码 解码
  版本 转换 校验 默认值 模板 命令行 参数 环境变量 挂载 数据卷 持久化 动态供给 快速入门 实战 入门 进阶 指南 笔记 详解 解读
  阅读 学习 总结 整理 系列 专题 问题 排查 调试 性能 优化 测试 压测 内存 处理器 磁盘 带宽 延迟 吞吐 并发 协程 锁 通道 上下文
  错误处理 依赖 编译 构建 发布 流水线 云原生 微服务 网格 边缘计算 多集群 联邦 安全 沙箱 隔离 权限 角色 账号 令牌 密钥 加密
  审计 策略 规则 标签 选择器 注解 字段 索引 分页 列表 增量 全量 差异 合并 冲突 更新 删除 创建 查询 状态 条件 终结 垃圾回收
  所有者 引用 级联 定时任务 守护进程 有状态 无状态 灰度 蓝绿 金丝雀 入口 出口 隧道 网桥 防火墙 连接跟踪 运行时 接口层 生命周期
`);

/** English terms, the frequent ones first. */
export const english = words(`
  Kubernetes kubelet scheduler apiserver etcd client-go Pod Service Deployment controller-manager kube-proxy Informer Node Docker
  containerd Go CNI CSI CRI API CRD Operator ConfigMap Secret Ingress StatefulSet DaemonSet Job CronJob Namespace Volume
  kubectl kubeadm Helm Istio Prometheus gRPC REST HTTP TLS RBAC Webhook admission watch list cache queue lease event
  source code reading notes guide deep dive overview architecture design internals tutorial introduction performance tuning
  debugging network storage security cluster node container image registry runtime plugin framework extension metrics tracing logging
  upgrade release testing benchmark workflow pipeline build deploy rollout rollback eviction preemption affinity taint quota limit
  priority probe endpoint proxy iptables IPVS DNS CoreDNS Calico Cilium Flannel overlay bridge policy token certificate
  signer bootstrap config flag option default conversion validation defaulting storage-version patch apply merge diff finalizer owner
`);

/** Parts of CamelCase identifiers. */
export const parts = words(`
  Shared Index Store Queue Work Rate Limiter Pod Node Volume Manager Config Factory Handler Cache Lister Watcher Event Recorder
  Status Sync Loop Worker Client Server Request Response Token Review Policy Plugin Registry Strategy Options Builder Visitor
  Resource Object Meta Type Scheme Codec Runtime Container Image Network Probe Result Map Set List Key Func Delta Buffer
`);

/** Folders as they stand in paths of sources. */
export const folders = words(`
  pkg cmd staging internal controller scheduler kubelet proxy apiserver registry volume util cache api apis client tools plugin
  framework types metrics server options config network storage security cloudprovider credential printers quota serviceaccount
`);

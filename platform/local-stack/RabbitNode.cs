using System.Security.Cryptography;

namespace Finsam.LocalStack;

/// <summary>A private RabbitMQ node: its own data, cookie, ports and port mapper, on the loopback interface only.</summary>
internal sealed class RabbitNode(StackFolder folder, string servers, StackPorts ports)
{
    private const string User = "finsam";
    private const string VirtualHost = "finsam";

    private readonly ServerUser _user = ServerUser.For("rabbitmq");
    private readonly string _password = new Secrets(folder.Secrets).Password("rabbitmq");
    private readonly string _data = Path.Combine(servers, "rabbitmq");

    /// <summary>Address for clients.</summary>
    public string Address => $"amqp://{User}:{_password}@127.0.0.1:{ports.Rabbit}/{VirtualHost}";

    /// <summary>Writes the node's settings; the user and the virtual host are made at its first start.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _user.MakeFolderAsync(_data, cancellationToken);
        Secrets.WriteNew(Path.Combine(_data, "rabbitmq.conf"),
            $"""
            listeners.tcp.default = 127.0.0.1:{ports.Rabbit}
            default_user = {User}
            default_pass = {_password}
            default_vhost = {VirtualHost}
            log.console = true
            log.console.level = info
            log.file = false

            """);
        if (!File.Exists(NodeNameFile))
        {
            Secrets.WriteNew(NodeNameFile, $"finsam-{RandomNumberGenerator.GetHexString(8, lowercase: true)}@localhost");
            Secrets.WriteNew(Path.Combine(_data, "enabled_plugins"), "[].\n");
            var cookie = Path.Combine(_data, ".erlang.cookie");
            Secrets.WriteNew(cookie, RandomNumberGenerator.GetHexString(32));
            File.SetUnixFileMode(cookie, UnixFileMode.UserRead);
        }

        await _user.OwnAsync(_data, cancellationToken);
    }

    /// <summary>Starts the port mapper of the node, in the foreground so that its process id is known.</summary>
    public StackPart StartPortMapper()
    {
        var process = DetachedProcess.Start(
            [.. _user.Prefix, InstalledPrograms.PortMapper(), "-port", $"{ports.PortMapper}", "-address", "127.0.0.1"],
            folder.Log(StackPart.PortMapper), new Dictionary<string, string?>(), "/");
        return new StackPart(StackPart.PortMapper, process, ports.PortMapper);
    }

    /// <summary>Starts the node.</summary>
    public StackPart Start()
    {
        var environment = new Dictionary<string, string?>
        {
            ["HOME"] = _data,
            ["ERL_EPMD_PORT"] = $"{ports.PortMapper}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = File.ReadAllText(NodeNameFile),
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = $"{ports.Rabbit}",
            ["RABBITMQ_DIST_PORT"] = $"{ports.RabbitDistribution}",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_data, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_data, "log"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(_data, "node.pid"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_data, "enabled_plugins"),
            ["RABBITMQ_FEATURE_FLAGS_FILE"] = Path.Combine(_data, "feature_flags"),
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(_data, "config"),
            ["RABBITMQ_SCHEMA_DIR"] = Path.Combine(_data, "schema"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_data, "rabbitmq.conf"),
            // The system's own settings are not for this node.
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_data, "rabbitmq-env.conf"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(_data, "advanced.config"),
            // With this the start script becomes the node itself instead of waiting for it as a parent, so the process id is the node's.
            ["RUNNING_UNDER_SYSTEMD"] = "true",
            ["NOTIFY_SOCKET"] = null,
        };
        var process = DetachedProcess.Start([.. _user.Prefix, InstalledPrograms.RabbitServer()], folder.Log(StackPart.Rabbit), environment, "/");
        return new StackPart(StackPart.Rabbit, process, ports.Rabbit);
    }

    /// <summary>Waits until the node greets a client: it listens only when everything else in it has started.</summary>
    public Task WaitAsync(StackPart part, TimeSpan timeout, CancellationToken cancellationToken) =>
        Readiness.WaitAsync(
            "RabbitMQ", part.Process, folder.Log(StackPart.Rabbit), timeout, token => Readiness.GreetsAsync(ports.Rabbit, token), cancellationToken);

    private string NodeNameFile => Path.Combine(_data, "node-name");
}

using Npgsql;

namespace Finsam.LocalStack;

/// <summary>A private PostgreSQL cluster: its own data folder, port and superuser; loopback only, no socket in a shared folder.</summary>
internal sealed class PostgresServer(StackFolder folder, string servers, StackPorts ports, bool durable)
{
    private const string Superuser = "finsam";

    private readonly ServerUser _user = ServerUser.For("postgres");
    private readonly Secrets _secrets = new(folder.Secrets);
    private readonly ServiceRoles _roles = new(new Secrets(folder.Secrets));
    private readonly string _data = Path.Combine(servers, "postgresql");
    private readonly string _log = folder.Log(StackPart.Postgres);

    /// <summary>Makes the cluster when there is none.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(_data, "PG_VERSION")))
        {
            RemoveStaleLock();
            return;
        }

        await _user.MakeFolderAsync(_data, cancellationToken);
        var passwordFile = Path.Combine(servers, "initdb.password");
        Secrets.WriteNew(passwordFile, _secrets.Password("postgresql"));
        try
        {
            await _user.OwnAsync(passwordFile, cancellationToken);
            string[] options = durable ? ["--data-checksums"] : ["--no-sync"];
            await ShortCommand.RunAsync(
                [.. _user.Prefix, Program("initdb"), "-D", _data, "-U", Superuser, "--auth=scram-sha-256", $"--pwfile={passwordFile}",
                    "--encoding=UTF8", "--locale=C.UTF-8", .. options],
                cancellationToken: cancellationToken);
        }
        catch (Exception)
        {
            // A half-made cluster would be taken for a whole one next time.
            Directory.Delete(_data, recursive: true);
            throw;
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    /// <summary>Starts the cluster.</summary>
    public StackPart Start()
    {
        string[] settings = durable
            ? ["shared_buffers=128MB"]
            : ["shared_buffers=64MB", "fsync=off", "synchronous_commit=off", "full_page_writes=off"];
        var process = DetachedProcess.Start(
            [.. _user.Prefix, Program("postgres"), "-D", _data, "-p", $"{ports.Postgres}",
                .. Settings(["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", .. settings])],
            _log, new Dictionary<string, string?>(), "/");
        return new StackPart(StackPart.Postgres, process, ports.Postgres);
    }

    /// <summary>Waits until it answers, and makes the roles and the database of each service that has none.</summary>
    public async Task MakeDatabasesAsync(StackPart part, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(SuperuserConnection);
        await Readiness.WaitAsync("PostgreSQL", part.Process, _log, timeout, token => AnswersAsync(source, token), cancellationToken);
        foreach (var service in ServiceName.WithDatabase)
        {
            await using var roles = source.CreateCommand(_roles.MakeRoles(service));
            await roles.ExecuteNonQueryAsync(cancellationToken);
            await using var exists = source.CreateCommand("select exists (select from pg_database where datname = $1)");
            exists.Parameters.Add(new NpgsqlParameter { Value = service });
            if (!(bool)(await exists.ExecuteScalarAsync(cancellationToken))!)
            {
                await using var database = source.CreateCommand($"create database {service} owner {service}");
                await database.ExecuteNonQueryAsync(cancellationToken);
            }

            await using var letIn = source.CreateCommand(ServiceRoles.LetIn(service));
            await letIn.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The connection string of the role that a service works as.</summary>
    public string ConnectionString(string service) => _roles.Connection(Server, service);

    /// <summary>The connection string of the owner of a service's tables.</summary>
    public string OwnerConnectionString(string service) => _roles.OwnerConnection(Server, service);

    private string SuperuserConnection =>
        $"{Server};Database=postgres;Username={Superuser};Password={_secrets.Password("postgresql")};Pooling=false";

    private string Server => $"Host=127.0.0.1;Port={ports.Postgres}";

    /// <summary>After a reboot another program may have the process id in the lock file, and PostgreSQL would refuse to start.</summary>
    private void RemoveStaleLock()
    {
        var lockFile = Path.Combine(_data, "postmaster.pid");
        var pid = File.Exists(lockFile) ? File.ReadLines(lockFile).FirstOrDefault() : null;
        var commandLine = $"/proc/{pid}/cmdline";
        if (pid is not null && !(File.Exists(commandLine) && File.ReadAllText(commandLine).Contains(_data, StringComparison.Ordinal)))
        {
            File.Delete(lockFile);
        }
    }

    private static async Task<bool> AnswersAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string Program(string name) => Path.Combine(InstalledPrograms.PostgresFolder(), name);

    private static IEnumerable<string> Settings(IEnumerable<string> settings) => settings.SelectMany(setting => new[] { "-c", setting });
}

namespace Finsam.LocalStack;

/// <summary>Programs of the distribution that the servers are.</summary>
public static class InstalledPrograms
{
    private const string NewestFirst = "/usr/lib/postgresql";

    /// <summary>Folder with PostgreSQL's server programs, the newest version that is installed.</summary>
    /// <exception cref="StackException">None is installed.</exception>
    public static string PostgresFolder()
    {
        var versions = Directory.Exists(NewestFirst) ? Directory.GetDirectories(NewestFirst) : [];
        return versions
            .Select(folder => Path.Combine(folder, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")))
            .OrderByDescending(bin => decimal.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0)
            .FirstOrDefault()
            ?? throw new StackException("PostgreSQL saknas: apt-get install postgresql (eller docker compose up).");
    }

    /// <summary>PostgreSQL's own load generator, which comes with the server.</summary>
    /// <exception cref="StackException">It is not there.</exception>
    public static string PgBench() =>
        Find(Path.Combine(PostgresFolder(), "pgbench")) ?? throw new StackException("pgbench saknas; det följer med postgresql.");

    /// <summary>
    /// RabbitMQ's own start script. Not the wrapper in /usr/sbin, which refuses every user but root and rabbitmq and works in the system's folders.
    /// </summary>
    /// <exception cref="StackException">It is not installed.</exception>
    public static string RabbitServer() =>
        Find("/usr/lib/rabbitmq/bin/rabbitmq-server")
            ?? throw new StackException("RabbitMQ saknas: apt-get install rabbitmq-server (eller docker compose up).");

    /// <summary>Erlang's port mapper.</summary>
    /// <exception cref="StackException">It is not installed.</exception>
    public static string PortMapper() =>
        Find("/usr/bin/epmd") ?? throw new StackException("epmd saknas; det följer med erlang-base, som rabbitmq-server drar med sig.");

    /// <summary>The dotnet host that this process runs on.</summary>
    public static string Dotnet() =>
        Path.GetFileName(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string? Find(string path) => File.Exists(path) ? path : null;
}

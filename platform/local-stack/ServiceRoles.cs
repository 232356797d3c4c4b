namespace Finsam.LocalStack;

/// <summary>
/// The two roles of each service's database: one named after the service, which owns the tables, and one that the service works as, which
/// row-level security holds for.
/// </summary>
/// <param name="secrets">Their passwords.</param>
internal sealed class ServiceRoles(Secrets secrets)
{
    /// <summary>Name of the role that a service works as.</summary>
    public static string NameOf(string service) => service + "_app";

    /// <summary>SQL that makes both roles of a service where they are missing.</summary>
    // Names and passwords are ours, letters and digits only: nothing to escape.
    public string MakeRoles(string service) => string.Concat(new[] { service, NameOf(service) }.Select(role =>
        $"""
        do $$ begin
            create role {role} login password '{secrets.Password(role)}' nosuperuser nobypassrls;
        exception when duplicate_object then null; end $$;

        """));

    /// <summary>SQL that lets the service's two roles, and no other, into its database.</summary>
    public static string LetIn(string service) =>
        $"""
        revoke connect, temporary on database {service} from public;
        grant connect, temporary on database {service} to {NameOf(service)};

        """;

    /// <summary>Connection string of the role that a service works as.</summary>
    public string Connection(string server, string service) => Address(server, service, NameOf(service));

    /// <summary>Connection string of the owner of a service's tables.</summary>
    public string OwnerConnection(string server, string service) => Address(server, service, service);

    private string Address(string server, string database, string role) =>
        $"{server};Database={database};Username={role};Password={secrets.Password(role)}";
}

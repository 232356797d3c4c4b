using Npgsql;

namespace Finsam.Postgres.Tenancy;

/// <summary>The two roles of a service's database: one that owns the tables, and one that the service works as.</summary>
public sealed class DatabaseRoles
{
    /// <summary>Takes them from their connection strings.</summary>
    /// <exception cref="InvalidOperationException">Both are the same role, or one is not named.</exception>
    public DatabaseRoles(string serviceConnection, string ownerConnection)
    {
        ServiceRole = new NpgsqlConnectionStringBuilder(serviceConnection).Username ?? "";
        var owner = new NpgsqlConnectionStringBuilder(ownerConnection) { Pooling = false };
        OwnerConnection = owner.ConnectionString;
        if (ServiceRole.Length == 0 || ServiceRole == owner.Username)
        {
            throw new InvalidOperationException(
                "Bad configuration: Finsam__Postgres and Finsam__PostgresOwner: each names a role by Username, and not the same.");
        }
    }

    /// <summary>Connection string of the role that owns the tables.</summary>
    internal string OwnerConnection { get; }

    /// <summary>Name of the role that the service works as.</summary>
    internal string ServiceRole { get; }
}

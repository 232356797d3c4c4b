using Finsam.Reporting.Domain;
using Npgsql;

namespace Finsam.Reporting.Versions;

/// <summary>A version that is about to take a step, in the transaction of it.</summary>
/// <param name="Connection">The transaction's connection.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="Composition">The version.</param>
/// <param name="Standing">Where it stands.</param>
internal sealed record VersionInQuestion(
    NpgsqlConnection Connection, NpgsqlTransaction Transaction, StoredComposition Composition, VersionStanding Standing);

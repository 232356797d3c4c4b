namespace Finsam.Postgres;

/// <summary>One step of a database's schema. Immutable once it has been released.</summary>
/// <param name="Number">Order within its module.</param>
/// <param name="Name">File name.</param>
/// <param name="Sql">Plain SQL, one or more statements.</param>
/// <param name="Checksum">Hexadecimal SHA-256 of the text; a changed file is found by it.</param>
public sealed record Migration(int Number, string Name, string Sql, string Checksum);

namespace Finsam.Postgres.Tenancy;

/// <summary>
/// The förbund that the call under way has been authorised for. It follows the call wherever it goes, and nothing else: what is begun for
/// several callers must not be begun in one's call.
/// </summary>
public static class CurrentForbund
{
    private static readonly AsyncLocal<string?> Slug = new();

    /// <summary>Its slug.</summary>
    /// <exception cref="InvalidOperationException">No förbund has been entered.</exception>
    public static string Value => Slug.Value ?? throw new InvalidOperationException("No förbund has been entered.");

    /// <summary>Enters a förbund until what it returns is disposed of.</summary>
    /// <param name="forbund">Slug, from an authorised request or from a received event.</param>
    /// <exception cref="ArgumentException">It is no slug.</exception>
    public static IDisposable Enter(string forbund)
    {
        ThrowIfList(forbund);
        var left = new Left(Slug.Value);
        Slug.Value = forbund;
        return left;
    }

    /// <summary>Refuses what would be read as more than one slug where several are listed.</summary>
    /// <exception cref="ArgumentException">It has a comma, or is empty.</exception>
    internal static void ThrowIfList(string forbund)
    {
        if (forbund.Length == 0 || forbund.Contains(',', StringComparison.Ordinal))
        {
            throw new ArgumentException("That is no slug.", nameof(forbund));
        }
    }

    private sealed class Left(string? before) : IDisposable
    {
        public void Dispose() => Slug.Value = before;
    }
}

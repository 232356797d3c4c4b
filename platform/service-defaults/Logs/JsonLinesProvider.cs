using Microsoft.Extensions.Logging;

namespace Finsam.ServiceDefaults.Logs;

/// <summary>The log on standard output as JSON, an object a line (<see cref="JsonLines"/>). It goes by the levels of <c>Logging__Console__…</c> too.</summary>
[ProviderAlias("Console")]
internal sealed class JsonLinesProvider : ILoggerProvider
{
    private readonly LineQueue _lines = new(Console.OpenStandardOutput());

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new JsonLines(categoryName, _lines);

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();
}

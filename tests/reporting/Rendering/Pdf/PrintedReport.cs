using Finsam.Reporting.Rendering;
using Finsam.Reporting.Rendering.Pdf;
using Finsam.Reporting.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering.Pdf;

/// <summary>A report printed by the browser, once for a class of tests.</summary>
public sealed class PrintedReport : IAsyncLifetime, IDisposable
{
    private readonly ChromiumPrinter _printer = new(new ReportingOptions(), NullLogger<ChromiumPrinter>.Instance);

    /// <summary>As the browser printed it.</summary>
    internal byte[] Printed { get; private set; } = [];

    /// <summary>As it is delivered.</summary>
    internal byte[] Pdf { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Printed = await _printer.PrintAsync(HtmlReport.RenderForPrint(RichReport.Make(), RichReport.Edition), CancellationToken.None);
        Pdf = await RenderAsync();
    }

    /// <summary>Renders it again.</summary>
    internal Task<byte[]> RenderAsync() => new PdfReport(_printer).RenderAsync(RichReport.Make(), RichReport.Edition, CancellationToken.None);

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _printer.Dispose();
}

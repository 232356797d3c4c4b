namespace Finsam.Reporting.Rendering;

/// <summary>Prints an HTML page as PDF.</summary>
internal interface IPdfPrinter
{
    /// <summary>Prints a page.</summary>
    /// <param name="html">The page, UTF-8, with everything it needs in it.</param>
    /// <param name="madeAt">The time that the document states as its creation; the same page and time give the same bytes.</param>
    /// <param name="cancellationToken">Stops the printing.</param>
    /// <exception cref="Finsam.Refusals.RefusedException">
    /// <see cref="Api.ReportingReason.RendererMissing"/>, <see cref="Api.ReportingReason.RendererFailed"/>.
    /// </exception>
    Task<byte[]> PrintAsync(byte[] html, DateTimeOffset madeAt, CancellationToken cancellationToken);
}

namespace Finsam.Reporting.Rendering;

/// <summary>Prints an HTML page as tagged PDF with an outline. What prints is not always there: other renderings need none.</summary>
internal interface IPdfPrinter
{
    /// <summary>Prints a page.</summary>
    /// <param name="html">The page, UTF-8, with everything it needs in it.</param>
    /// <param name="cancellationToken">Stops the printing.</param>
    /// <exception cref="Finsam.Refusals.RefusedException">
    /// <see cref="Api.ReportingReason.RendererMissing"/>, <see cref="Api.ReportingReason.RendererFailed"/>.
    /// </exception>
    Task<byte[]> PrintAsync(byte[] html, CancellationToken cancellationToken);
}

using Finsam.Reporting.Rendering.Pdf;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering.Pdf;

public class ContentMarksTests
{
    [Fact]
    public void What_is_painted_outside_marks_becomes_an_artifact() => Assert.Equal(
        "q\n/P <</MCID 0 >>BDC\n(a) Tj\nEMC\n/Artifact BMC\nBT\n<0037> Tj\nET\nQ\nEMC\n",
        Mark("q\n/P <</MCID 0 >>BDC\n(a) Tj\nEMC\nBT\n<0037> Tj\nET\nQ"));

    [Fact]
    public void A_mark_that_belongs_to_no_element_becomes_an_artifact() => Assert.Equal(
        "/P <</MCID 6 >>BDC\nf\nEMC\n/Artifact BMC\nf\nEMC\n",
        Mark("/P <</MCID 6 >>BDC\nf\nEMC\n/P <</MCID 7 >>BDC\nf\nEMC"));

    [Fact]
    public void Marks_within_marks_are_left() => Assert.Equal(
        "/P <</MCID 1 >>BDC\n/Span BMC\nf\nEMC\nf\nEMC\n", Mark("/P <</MCID 1 >>BDC\n/Span BMC\nf\nEMC\nf\nEMC"));

    private static string Mark(string content) => ContentMarks.Mark(content, mark => mark == 7).TrimEnd('\n') + "\n";
}

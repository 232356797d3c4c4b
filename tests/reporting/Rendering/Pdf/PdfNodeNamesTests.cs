using System.Text;
using Finsam.Reporting.Rendering.Pdf;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering.Pdf;

public class PdfNodeNamesTests
{
    [Fact]
    public void Names_are_numbered_from_one_in_their_order_and_nothing_else_changes()
    {
        const string File = "/ID (node00000187) /K [(node00000162) (node00000187)] (node0000016) (Node00000162) node00000162 (node000001620)";
        Assert.Equal(
            File.Replace("(node00000187)", "(node00000002)", StringComparison.Ordinal).Replace("(node00000162)", "(node00000001)", StringComparison.Ordinal),
            Encoding.ASCII.GetString(PdfNodeNames.Number(Encoding.ASCII.GetBytes(File))));
    }
}

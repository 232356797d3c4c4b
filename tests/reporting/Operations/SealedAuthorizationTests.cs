using Finsam.Reporting.Operations;
using Xunit;

namespace Finsam.Reporting.Tests.Operations;

public class SealedAuthorizationTests
{
    [Fact]
    public void What_is_sealed_opens_with_the_same_secret_and_for_the_same_operation_alone()
    {
        var id = Guid.NewGuid();
        var sealedText = new SealedAuthorization("hemlighet").Seal("Bearer abc", id);
        Assert.Equal("Bearer abc", new SealedAuthorization("hemlighet").Open(sealedText, id));
        Assert.Null(new SealedAuthorization("annan").Open(sealedText, id));
        Assert.Null(new SealedAuthorization("hemlighet").Open(sealedText, Guid.NewGuid()));
        Assert.Null(new SealedAuthorization("hemlighet").Open([1, 2, 3], id));
    }
}

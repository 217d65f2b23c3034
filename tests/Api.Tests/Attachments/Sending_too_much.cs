using System.Text;

namespace Marketplace.Attachments;

/// <summary>How much one person may send up, and how much a process takes in.</summary>
public sealed class Sending_too_much
{
    [Fact]
    public async Task So_many_an_hour_and_so_much_a_day_whoever_is_asked()
    {
        await using var marketplace = await RunningMarketplace.With(
            "RateLimits:Enabled=true", "RateLimits:Requests=100000", "Attachments:PerHour=3", "Attachments:MaxBytes=4096", "Attachments:BytesPerDay=8192");
        var (ada, ben) = (await marketplace.Arrives("Ada"), await marketplace.Arrives("Ben"));
        var key = Api.NewKey();
        (await SendUp(ada, 4096, key)).IsCreated();
        (await SendUp(ada, 4096)).IsCreated();
        (await SendUp(ada, 1)).IsProblem(429, "too-many-requests");
        (await SendUp(ada, 1)).IsProblem(429, "too-many-requests");

        // What was taken in is no more of it, and others are others.
        (await SendUp(ada, 4096, key)).IsCreated();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            (await SendUp(ben, 1)).IsCreated();
        }

        (await SendUp(ben, 1)).IsProblem(429, "too-many-requests");
        (await SendUp(ben, 4097)).IsProblem(413, "payload-too-large");
    }

    [Fact]
    public void What_a_process_takes_in_at_once_is_bounded_and_given_back()
    {
        var files = new FilesAtOnce(Microsoft.Extensions.Options.Options.Create(new AttachmentOptions { MaxBytes = 1024, MaxBytesAtOnce = 3000 }));
        using (var first = files.Begin())
        {
            using var second = files.Begin();
            Assert.True(first.Take(1000) && second.Take(1000) && first.Take(1000));
            Assert.False(second.Take(1));
            Assert.Equal((false, true), (first.IsRefused, second.IsRefused));
        }

        using var again = files.Begin();
        Assert.True(again.Take(3000));
    }

    private static Task<Reply> SendUp(Person person, int size, string? key = null) =>
        person.Api.Send(HttpMethod.Post, "/attachments?name=a.txt", new ByteArrayContent(Encoding.ASCII.GetBytes(new string('a', size))), ("Idempotency-Key", key ?? Api.NewKey()));
}

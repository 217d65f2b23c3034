using System.Text;
using System.Text.RegularExpressions;

namespace Marketplace.Docs;

/// <summary>What docs/booking.md tells people to paste into a shell does what it says.</summary>
public sealed partial class Documented_examples(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Of_booking_do_what_they_say()
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var asked = 0;
        var script = string.Join('\n', Shell().Matches(await Pages.Read("booking.md")).Select(block => block.Groups["commands"].Value));

        await new ShellScript(script, new Dictionary<string, string> { ["BASE"] = $"{marketplace.Address}api/v1/marketplace" }, Send).Run();

        Assert.True(asked > 40, $"Only {asked} commands were found.");

        async Task<Reply> Send(CurlCommand curl)
        {
            asked++;
            using var request = new HttpRequestMessage(new HttpMethod(curl.Method), curl.Address);
            request.Content = curl.Body is { } body ? new StringContent(body, Encoding.UTF8, "application/json") : null;
            foreach (var (name, value) in curl.Headers.Where(header => header.Name != "Content-Type"))
            {
                Assert.True(request.Headers.TryAddWithoutValidation(name, value));
            }

            using var response = await http.SendAsync(request);
            return await Reply.Read(response);
        }
    }

    [GeneratedRegex("^```sh\n(?<commands>.*?)```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Shell();
}

using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Sandbox;

/// <summary>A page without any asset from elsewhere: it works offline, and prints like a receipt.</summary>
internal static class Html
{
    private const string Style =
        """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
        main { width: min(26rem, calc(100vw - 4rem)); padding: 2rem; border: 1px solid #8884; border-radius: 12px; }
        h1 { margin: 0 0 .25rem; font-size: 1.1rem; }
        .amount { margin: 0 0 1rem; font-size: 2rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        table { width: 100%; border-collapse: collapse; margin-bottom: 1.5rem; }
        td { padding: .4rem 0; border-top: 1px solid #8883; } td + td { text-align: right; font-variant-numeric: tabular-nums; }
        form { display: grid; gap: .5rem; }
        button { padding: .7rem; border: 1px solid #8886; border-radius: 8px; font: inherit; cursor: pointer; background: none; color: inherit; }
        button.main { background: #4338ca; border-color: #4338ca; color: #fff; font-weight: 600; }
        .notice { padding: .6rem .8rem; border-radius: 8px; background: #b91c1c22; }
        footer { margin-top: 1.5rem; font-size: .8rem; opacity: .7; }
        """;

    public static IResult Page(int status, string title, string content) =>
        new Result(status, $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)}</title><style>{Style}</style></head>
            <body><main>{content}<footer>A sandbox. No card is asked for and no money moves.</footer></main></body>
            </html>
            """);

    public static string Text(string? value) => HtmlEncoder.Default.Encode(value ?? string.Empty);

    private sealed class Result(int status, string page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            httpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
            httpContext.Response.Headers.CacheControl = "no-store";
            return httpContext.Response.WriteAsync(page, httpContext.RequestAborted);
        }
    }
}

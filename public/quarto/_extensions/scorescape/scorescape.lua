-- {{< scorescape preset="two-moons" sampler="ddim" width="960" height="540" base="https://example.org/scorescape/" >}}
--
-- A playground in a document: an iframe in HTML and slides, a link in everything else.
--   base    address of the playground (also: url); for all of a document: `scorescape: { base: … }` in its front matter
--   width, height   CSS pixels, or a share such as 100%; 960 and 540 unless told
--   title   what a screen reader calls it, and the words of the link
--   link    a shared link, or what stands in it behind "#"; what else is named here is laid over it
--   steps   in slides: what each click goes to, "100,200,400", "levels" or "every:100"
--   index   in slides: numbers of these fragments, "2" or "1,3,4"
-- Everything else is a setting of the playground and goes into its address by its own name; the width of the network,
-- whose name is taken, as network-width.

local ours = {
  base = true, url = true, width = true, height = true, title = true, link = true, steps = true, index = true,
}

local function text_of(value)
  if value == nil then return "" end
  if type(value) == "string" then return value end
  if type(value) == "number" or type(value) == "boolean" then return tostring(value) end
  return pandoc.utils.stringify(value)
end

-- RFC 3986: everything but the unreserved characters, and the comma and colon that a query may hold.
local function percent(text)
  return (text:gsub("[^%w%-%._~,:]", function(character)
    return string.format("%%%02X", string.byte(character))
  end))
end

local entities = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }
local function attribute(name, value)
  return string.format(' %s="%s"', name, (value:gsub("[&<>\"']", entities)))
end

-- An address that a browser would run as a script is none.
local function is_address(text)
  if text == "" or text:find("[%s%c<>\"'`\\]") then return false end
  local scheme = text:match("^(%a[%w+.-]*):")
  return scheme == nil or scheme:lower() == "http" or scheme:lower() == "https"
end

local function length_or(text, usual)
  return (text:match("^%d+$") or text:match("^%d+%%$")) and text or usual
end

-- A shared link, taken apart: its settings by name, and the fragment that holds a drawing.
local function parts_of(link)
  local before, fragment = link:match("^([^#]*)#(.*)$")
  if before == nil then
    if link:match("^s=") then return {}, link end
    before, fragment = link, ""
  end
  local settings = {}
  for name, value in (before:match("%?(.*)$") or ""):gmatch("([^&=]+)=([^&]*)") do settings[name] = value end
  return settings, fragment
end

local function address_of(base, kwargs, embed)
  local settings, fragment = parts_of(text_of(kwargs["link"]))
  for name, value in pairs(kwargs) do
    local setting = name == "network-width" and "width" or name
    if not ours[name] then settings[percent(setting)] = percent(text_of(value)) end
  end
  settings["embed"] = embed and "1" or nil
  local names = {}
  for name in pairs(settings) do names[#names + 1] = name end
  table.sort(names)
  local query = {}
  for _, name in ipairs(names) do query[#query + 1] = name .. "=" .. settings[name] end
  local address = base:gsub("[?#].*$", "")
  if #query > 0 then address = address .. "?" .. table.concat(query, "&") end
  -- What a fragment holds is a name, a number and base64url.
  if fragment ~= "" then address = address .. "#" .. fragment:gsub("[^%w%-%._~=&,:]", "") end
  return address
end

local function base_of(kwargs, meta)
  local own = text_of(kwargs["base"])
  if own == "" then own = text_of(kwargs["url"]) end
  local settings = meta and meta["scorescape"]
  if own == "" and type(settings) == "table" then own = text_of(settings["base"]) end
  return own
end

-- The folder of the playground, as a module is named: one without a scheme or a dot would be that of a package.
local function folder_of(base)
  local folder = base:gsub("[?#].*$", "")
  local host = folder:match("^%a[%w+.-]*://[^/]*$") or folder:match("^//[^/]*$")
  local file = folder:match("([^/]*)$")
  if host or (file ~= "" and not file:find("%.%a")) then
    folder = folder .. "/"
  else
    folder = folder:sub(1, #folder - #file)
  end
  local named = folder:match("^%a[%w+.-]*:") or folder:match("^%.?%.?/")
  return named and folder or "./" .. folder
end

-- The plugin comes from where the playground is, once a document, and joins a deck that may have started.
local function add_plugin(base)
  quarto.doc.include_text("after-body", table.concat({
    '<script type="module">',
    'import Scorescape from "' .. folder_of(base) .. 'scorescape-reveal.js";',
    "const join = () => Reveal.registerPlugin(Scorescape);",
    'if (Reveal.isReady()) join(); else Reveal.on("ready", join);',
    "</script>",
  }, "\n"))
end

local plugin_added = false

local function scorescape(_, kwargs, meta, _, context)
  local base = base_of(kwargs, meta)
  local title = text_of(kwargs["title"])
  if title == "" then title = "Scorescape: a playground for score matching" end
  if not is_address(base) then
    return pandoc.Strong({ pandoc.Str('scorescape needs base="https://…", the address of a playground') })
  end
  if context == "text" then return address_of(base, kwargs, true) end
  if not quarto.doc.is_format("html:js") then
    return pandoc.Link({ pandoc.Str(title) }, address_of(base, kwargs, false))
  end

  local steps = text_of(kwargs["steps"])
  local slides = quarto.doc.is_format("revealjs")
  local element = "<iframe"
    -- In slides it is loaded with its slide.
    .. attribute(slides and "data-src" or "src", address_of(base, kwargs, true))
    .. attribute("width", length_or(text_of(kwargs["width"]), "960"))
    .. attribute("height", length_or(text_of(kwargs["height"]), "540"))
    .. attribute("title", title)
    .. attribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox")
    .. attribute("allow", "fullscreen")
    .. attribute("style", "border: 0; max-width: 100%")
  if slides and steps ~= "" then element = element .. attribute("data-scorescape-steps", steps) end
  if slides and text_of(kwargs["index"]) ~= "" then
    element = element .. attribute("data-fragment-index", text_of(kwargs["index"]))
  end
  if not slides then element = element .. attribute("loading", "lazy") end
  element = element .. "></iframe>"

  if slides and not plugin_added then
    add_plugin(base)
    plugin_added = true
  end
  if context == "inline" then return pandoc.RawInline("html", element) end
  return pandoc.RawBlock("html", element)
end

return { ["scorescape"] = scorescape }
